import Findings
import Forms
import Testing

@testable import Intake

struct YAMLTests {
  @Test func `scalars stay as they were written`() throws {
    let text = """
      # 现场服务
      用户单位: 皖北矿业
      yes_no: no
      code: 010
      time: 12:30
      date: 2026-11-20
      note: |
        - *重要* & 第一行
        第二行
      empty:
      tilde: ~
      quoted: "~"
      lines:
        - { item: 交通, qty: 2 }
        - item: '住宿 ''A'''
      """
    let (forms, findings) = read(text, "a.yaml")
    #expect(findings.isEmpty)
    let form = try #require(forms.first)
    #expect(
      flat(form)
        == "用户单位=皖北矿业 yes_no=no code=010 time=12:30 date=2026-11-20 note=- *重要* & 第一行\n第二行 empty=- tilde=- quoted=~ lines=[{item:交通 qty:2} {item:住宿 'A'}]"
    )
    #expect(form.entries[0].value.origin == Origin(file: "a.yaml", line: 2, column: 7, pointer: "/用户单位"))
  }

  @Test func `several documents and lists give several forms`() {
    let (forms, findings) = read("a: 1\n---\na: 2\n...\n---\n- a: 3\n- a: 4\n", "a.yml")
    #expect(forms.map { flat($0) } == ["a=1", "a=2", "a=3", "a=4"])
    #expect(findings.isEmpty)
  }

  @Test func `anchors are refused before anything is expanded`() {
    let bomb = (0..<30).map { "a\($0): &a\($0) [\($0 == 0 ? "x" : "*a\($0 - 1), *a\($0 - 1)")]" }.joined(
      separator: "\n")
    #expect(
      texts(read(bomb + "\n? *a29\n: x", "a.yaml").findings) == [
        "a.yaml · 第 1 行第 5 列：错误：这里不接受 YAML 锚点或别名（& 和 *），请把内容写全；若是文字本身，请加引号 [yaml-anchor]"
      ])
  }

  @Test func `deep nesting is refused in both styles`() {
    let flow = "a: " + String(repeating: "[", count: 5_000)
    let block = "a: 1\nb:\n  " + String(repeating: "- ", count: 5_000) + "x"
    for text in [flow, block] { #expect(read(text, "a.yaml").findings.map(\.code) == ["yaml-too-deep"]) }
  }

  @Test func `syntax slips and doubled keys have their line`() throws {
    let tab = try #require(read("a: 1\nb:\n\tc: 2\n", "a.yaml").findings.first)
    #expect(tab.code == "yaml-syntax")
    #expect(tab.origin.line == 3)
    #expect(tab.message.zhHans == "不是合法的 YAML：这个字符不能放在开头（如 @、`、制表符），请加引号")
    #expect(tab.hint?.zhHans.contains("缩进不齐、冒号后缺空格") == true)
    let doubled = try #require(read("a: 1\nb: 2\na: 3\n", "a.yaml").findings.first)
    #expect(doubled.code == "duplicate-key")
    #expect(doubled.message.zhHans == "同一层里“a”写了不止一次")
  }

  @Test func `documents before a broken one are kept`() {
    let (forms, findings) = read("a: 1\n---\nb: [1\n", "a.yaml")
    #expect(forms.map { flat($0) } == ["a=1"])
    #expect(findings.map(\.code) == ["yaml-syntax"])
  }
}
