import Testing

@testable import Typesetting

/// Where lines end.
@Suite struct LineBreakingTests {
  private let lines = Lines()

  @Test func `Han text breaks anywhere, and a line break always`() {
    #expect(lines.of("客户售后服务", ems: 4) == ["客户售后", "服务"])
    #expect(lines.of("客户\n售后服务\n", ems: 4) == ["客户\n", "售后服务\n", ""])
    #expect(lines.of("客户\r\n售后", ems: 4) == ["客户\r\n", "售后"])
    #expect(lines.of("", ems: 4) == [""])
    #expect(lines.of("汉字", ems: 0.5) == ["汉", "字"])
  }

  @Test func `no line begins with a comma or ends with an opening bracket`() {
    #expect(lines.of("售后服务，现场", ems: 4) == ["售后服", "务，现场"])
    #expect(lines.of("售后服务）。现场", ems: 4) == ["售后服", "务）。现", "场"])
    #expect(lines.of("售后服（现场）", ems: 4) == ["售后服", "（现场）"])
    #expect(lines.of("售后“服务”，", ems: 4) == ["售后“服", "务”，"])
    #expect(lines.of("共计费用￥85", ems: 5) == ["共计费用", "￥85"])
    #expect(lines.of("温度达到5℃", ems: 4.75) == ["温度达到", "5℃"])
    // What cannot be kept is broken all the same.
    #expect(lines.of("，，，，，", ems: 2) == ["，，", "，，", "，"])
    #expect(lines.of("（（（（", ems: 2) == ["（（", "（（"])
  }

  @Test func `a dash or dots of two characters stay together`() {
    #expect(lines.of("售后服——现", ems: 4) == ["售后服", "——现"])
    #expect(lines.of("售后服务……", ems: 5) == ["售后服", "务……"])
  }

  @Test(arguments: [
    "¥12,345.60", "1,680.32元", "2026-11-20", "SN-2024/0815", "a.wang@example.com", "3.5%", "(12)", "don’t", "C++",
    "A4", "20kg", "5㎡", "-0.5", "1:100", "12万元",
  ])
  func `a word, number or amount is not broken`(_ word: String) {
    let width = Double(lines.width(word)) / 10_000
    #expect(lines.of("金额" + word, ems: width + 1.9) == ["金额", word])
    #expect(lines.of("金额" + word, ems: width + 2.25) == ["金额" + word])
  }

  @Test func `a word longer than the line breaks after a sign, a number by force`() {
    #expect(lines.of("邮箱zhang.san@example.com", ems: 5) == ["邮箱", "zhang.san@", "example.", "com"])
    #expect(lines.of("SN-2024/0815", ems: 4) == ["SN-2024/", "0815"])
    #expect(lines.of("12345678901234", ems: 3) == ["123456", "789012", "34"])
    #expect(lines.of("电缆 4×0.75", ems: 4.75) == ["电缆 ", "4×0.75"])
    #expect(lines.of("1400×700×750", ems: 4.5) == ["1400×", "700×750"])
    #expect(lines.of("1234.5678", ems: 3) == ["1234.5", "678"])
    #expect(lines.of("123456, 7", ems: 3) == ["12345", "6, 7"])
  }

  @Test func `a number stays with the unit behind a space, and with the sign before it`() {
    #expect(lines.of("轴承温度 62 kg", ems: 5.5) == ["轴承温度 ", "62 kg"])
    #expect(lines.of("服务车定于 11 月", ems: 6.5) == ["服务车定于 ", "11 月"])
    #expect(lines.of("温度不高于≤62", ems: 6.25) == ["温度不高于", "≤62"])
    #expect(lines.of("电压±5", ems: 3.25) == ["电压", "±5"])
    // Where they do not fit together they part.
    #expect(lines.of("12345 km", ems: 3) == ["12345 ", "km"])
    // Two words are not a number with its unit.
    #expect(lines.of("型号 A 型", ems: 4) == ["型号 A ", "型"])
  }

  @Test func `a range of serial numbers parts before its sign`() {
    #expect(lines.of("WK26081501～06", ems: 6) == ["WK26081501", "～06"])
    #expect(lines.of("八时～九时", ems: 2.5) == ["八", "时～", "九时"])
  }

  @Test func `words part at spaces, which are not seen at the end of a line`() {
    #expect(lines.of("Total amount due", ems: 4) == ["Total ", "amount ", "due"])
    #expect(lines.set("Total amount", ems: 3.5).lines.map(\.width) == [lines.width("Total"), lines.width("amount")])
    #expect(lines.of("12\u{A0}345 678", ems: 3) == ["12\u{A0}345 ", "678"])
    #expect(lines.of("订单/合同", ems: 2) == ["订", "单/", "合同"])
  }

  @Test func `the places where a line may end are told`() {
    let typesetter = Typesetter(fonts: [OfficeFont(.documents)])
    #expect(typesetter.breaks(in: "更换/退回（A-1）") == [1, 3, 4, 5, 8])
    #expect(typesetter.breaks(in: "Total due") == [6] && typesetter.breaks(in: "") == [])
  }

  @Test func `a mark stays with the letter it is over`() {
    #expect(lines.of("e\u{301}e\u{301}e\u{301}", ems: 0.5) == ["e\u{301}", "e\u{301}", "e\u{301}"])
  }

  @Test func `a comma may take half its width at the end of a line`() {
    var options = TextOptions()
    options.compressesLineEnds = true
    let lines = Lines(options: options)
    #expect(lines.of("售后服务，现场", ems: 4.5) == ["售后服务，", "现场"])
    #expect(lines.set("售后服务，现场", ems: 4.5).lines[0].width == 45_000)
    #expect(lines.of("售后服务，”现场", ems: 4.5) == ["售后服", "务，”现", "场"])
    #expect(lines.of("售后服务，", ems: 4.4) == ["售后服", "务，"])
    #expect(Lines().of("售后服务，现场", ems: 4.5) == ["售后服", "务，现场"])
  }

  @Test func `a box stays with what it marks`() {
    #expect(lines.of("□Warranty □Charged", ems: 6.5) == ["□Warranty ", "□Charged"])
    #expect(lines.of("☑维修 ☐更换", ems: 5) == ["☑维修 ", "☐更换"])
    #expect(lines.of("☑维修☐更换", ems: 4.5) == ["☑维修", "☐更换"])
  }
}
