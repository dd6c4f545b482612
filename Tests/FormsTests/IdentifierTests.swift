import Findings
import Testing

@testable import Forms

struct IdentifierTests {
  /// What binding makes of a text: its normal writing, or the code of the finding; a warning gives both.
  private func bind(_ type: String, _ text: String) throws -> String {
    let schema = try Sample.schema(fields: "  - { id: x, label: 号码, type: \(type) }")
    let (form, findings) = schema.bind(submission(.object([("x", .raw(.text(text)))])))
    var parts = findings.map { $0.severity == .warning ? "warning \($0.code)" : $0.code }
    if case .text(let value)? = form.values["x"] { parts.append(value) }
    return parts.joined(separator: " ")
  }

  @Test(arguments: [
    "91350100M000100Y43", "91230184MA1BUFLT44", "92371000MA3MXH0E3W", "91310115591693856A", "91110108772551611J",
  ])
  func `a credit code with the right check passes`(_ code: String) throws {
    #expect(try bind("uscc", code) == code)
    #expect(try bind("uscc", " \(code.lowercased()) ") == code)
  }

  @Test(arguments: [
    ("91350100M000100Y4Z", "bad-uscc"), ("91350100M000100Y4A", "check-digit"), ("91110000100000000X", "check-digit"),
    ("91350100M000100Y4", "bad-uscc"), ("91350100M000100Y433", "bad-uscc"), ("9135O100M000100Y43", "bad-uscc"),
    ("350100100000123", "bad-uscc"),
  ])
  func `a wrong credit code is refused`(_ code: String, _ finding: String) throws {
    #expect(try bind("uscc", code) == finding)
  }

  @Test(arguments: ["11010519491231002X", "440524188001010014", "34052419800101001X", "370101190102039973"])
  func `an identity number with the right check passes`(_ number: String) throws {
    #expect(try bind("id_card", number) == number)
    #expect(try bind("id_card", number.lowercased()) == number)
  }

  @Test(arguments: [
    ("110105194912310021", "check-digit"), ("622223199912051311", "check-digit"), ("110105194913310021", "bad-id-card"),
    ("11010519491231002", "bad-id-card"), ("110105491231002", "warning old-id-card 110105491231002"),
  ])
  func `a wrong identity number is refused and an old one marked`(_ number: String, _ result: String) throws {
    #expect(try bind("id_card", number) == result)
  }

  @Test(arguments: [
    "LATPAB071W1005301", "1M8GDM9AXKP042788", "JH4DC4460SS000830", "HE9XR1C48PS083871", "11111111111111111",
  ])
  func `a vehicle number with the right check passes`(_ number: String) throws {
    #expect(try bind("vin", number.lowercased()) == number)
  }

  @Test(arguments: [
    ("1M8GDM9A1KP042788", "warning check-digit 1M8GDM9A1KP042788"),
    ("LATPAB072W1005301", "warning check-digit LATPAB072W1005301"), ("1M8GDM9AXKP04278O", "bad-vin"),
    ("1M8GDM9AXKP04278I", "bad-vin"), ("QM8GDM9AXKP042788", "bad-vin"), ("1M8GDM9AXKP04278", "bad-vin"),
  ])
  func `a wrong check of a vehicle number is a warning, other letters are not`(_ number: String, _ result: String)
    throws
  {
    #expect(try bind("vin", number) == result)
  }

  @Test(arguments: [
    ("京A00599", "京A00599"), ("黑D23908", "黑D23908"), ("京AD92035", "京AD92035"), ("甘G23459F", "甘G23459F"),
    ("粤Z1234港", "粤Z1234港"), ("鲁A1234挂", "鲁A1234挂"), ("京a·00599", "京A00599"), ("京 A-００５９９", "京A00599"),
    ("京AI2345", "bad-plate"), ("京12345", "bad-plate"), ("浙苏H6F681", "bad-plate"), ("宁AD1234555555", "bad-plate"),
    ("京AD9203", "京AD9203"),
  ])
  func `plates are normalised and checked`(_ plate: String, _ result: String) throws {
    #expect(try bind("plate", plate) == result)
  }

  @Test(arguments: [
    ("13800138000", "13800138000"), ("+8617888829981", "+8617888829981"), ("0551-62799596", "0551-62799596"),
    ("010-62345678-1234", "010-62345678-1234"), ("400-810-6116", "400-810-6116"), ("138 0013 8000", "13800138000"),
    ("138-0013-8000", "13800138000"), ("（010）62345678", "010-62345678"), ("62345678转801", "62345678转801"),
    ("95588", "95588"), ("12315", "12315"), ("19212345678", "19212345678"), ("008613800138000", "008613800138000"),
    ("12800138000", "bad-phone"), ("1380013800", "bad-phone"), ("0551-629", "bad-phone"), ("abc", "bad-phone"),
    ("13800138000/0551-62799596", "bad-phone"), ("1380013800000", "bad-phone"),
  ])
  func `telephone numbers are checked`(_ phone: String, _ result: String) throws {
    #expect(try bind("phone", phone) == result)
  }

  @Test(arguments: [
    ("a.b@example.com", "a.b@example.com"), ("服务@example.com", "bad-email"), ("a@b", "bad-email"),
    ("a b@example.com", "bad-email"), ("a@@example.com", "bad-email"), ("a＠example．com", "a@example.com"),
  ])
  func `mail addresses are checked simply`(_ address: String, _ result: String) throws {
    #expect(try bind("email", address) == result)
  }

  @Test func `a wrong check names the character that would be right`() throws {
    let schema = try Sample.schema(fields: "  - { id: x, label: 信用代码, type: uscc }")
    let (_, findings) = schema.bind(submission(["x": "91350100M000100Y4A"]))
    #expect(
      findings.lines() == [
        "a.json · /x：错误：【信用代码】统一社会信用代码“91350100M000100Y4A”的第 18 位校验码不对，按其余各位算应是 3 [check-digit]\n    → 多半是抄错了一位，请对照原件"
      ])
  }

  @Test func `a type that refuses texts has a code of its own`() {
    for type in FieldType.allCases {
      guard case .text(let read?) = type.kind, case .malformed(let code, _) = read("？") else { continue }
      #expect(code.name == "bad-\(type.rawValue.replacing("_", with: "-"))")
    }
  }
}
