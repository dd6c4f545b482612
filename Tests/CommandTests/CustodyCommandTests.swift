import Foundation
import TestSupport
import Testing

/// `attach`, `paper` and `hold` as people use them.
@Suite struct CustodyCommandTests {
  let office: Office
  let numbers: [String]

  init() throws {
    office = try Office()
    var numbers: [String] = []
    for customer in ["甲厂", "乙厂", "丙厂"] {
      let data = try office.example("return-record") { $0["customer_name"] = customer }
      try office.write(data, to: "\(customer).json")
      numbers += try office.run("issue", "return-record", "\(customer).json", "--close", "--json").numbers
    }
    self.numbers = numbers
  }

  @Test func `a signed sheet is attached, shown and taken out`() throws {
    defer { office.remove() }
    try office.write("%PDF-1.4 no tree", to: "签字页.pdf")
    let attached = try office.run("attach", numbers[0], "签字页.pdf", "--sheets", "2")
    #expect(attached.status == 0 && attached.out == "\(numbers[0])\t扫描件 2 页\t签字页.pdf\n", "\(attached.err)")
    #expect(attached.err == "\(numbers[0]) 共有附件 1 个\n")
    let again = try office.run("attach", numbers[0], "签字页.pdf")
    #expect(again.status == 0 && again.out == "" && again.err.contains("已有这个附件"))
    let elsewhere = try office.run("attach", numbers[1], "签字页.pdf", "--json")
    #expect(elsewhere.status == 1 && elsewhere.codes == ["attachment-elsewhere"])
    let meant = try office.run("attach", numbers[1], "签字页.pdf", "--again", "--kind", "电子凭证", "--json")
    #expect(meant.status == 0 && meant.objects().last?["count"] as? Int == 1)
    let shown = try office.run("show", numbers[0], "--attachments", "取出")
    #expect(shown.out.contains("附件\n  签字页.pdf  扫描件  2 页"), "\(shown.out)")
    #expect(shown.err == "取出附件 1 个，在 取出\n" && office.exists("取出/\(numbers[0])-01-签字页.pdf"))
    let none = try office.run("show", numbers[2], "--attachments", "空")
    #expect(none.status == 0 && none.err == "没有附件可取\n" && !office.exists("空"))
    let json = try #require(try office.run("show", numbers[0], "--json").objects().first)
    let files = try #require(json["attachments"] as? [[String: Any]])
    #expect(files.count == 1 && files[0]["kind"] as? String == "scan" && files[0]["sheets"] as? Int == 2)
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test func `the same e-invoice on two forms is told, in whatever format or field it comes`() throws {
    defer { office.remove() }
    let invoice = "26342000000012345678"
    try office.write("<EInvoice><EIid>\(invoice)</EIid><Account>342000000012345678</Account></EInvoice>", to: "发票.xml")
    try office.write("%PDF-1.4 no tree", to: "dzfp_\(invoice)_某某公司.pdf")
    try office.write("<OFD><CustomData Name=\"发票号码\">\(invoice)</CustomData></OFD>", to: "OFD.xml")
    try office.shell("zip -q 发票.ofd OFD.xml")
    #expect(
      try office.run("attach", numbers[0], "发票.xml", "dzfp_\(invoice)_某某公司.pdf").err == "\(numbers[0]) 共有附件 2 个\n")
    for file in ["发票.ofd", "dzfp_\(invoice)_某某公司.pdf"] {
      let other = try office.run("attach", numbers[1], file, "--again")
      #expect(other.status == 0 && (file == "发票.ofd" || other.out.contains("电子凭证")), "\(other.out)")
      #expect(other.err.contains("[invoice-elsewhere]") == (file == "发票.ofd"), "\(other.err)")
      #expect(other.err.contains(numbers[0]), "\(other.err)")
    }
    let data = try office.example("return-record") { $0["problem_desc"] = "发票 \(invoice) 的箱子漏水" }
    try office.write(data, to: "丁.json")
    let named = try #require(try office.run("issue", "return-record", "丁.json", "--json").numbers.first)
    try office.write("<EInvoice><EIid>\(invoice)</EIid> </EInvoice>", to: "另存.xml")
    let third = try office.run("attach", numbers[2], "另存.xml", "--json")
    #expect(third.status == 0 && third.codes == ["invoice-elsewhere"], "\(third.out)")
    let message = third.objects().first?["message"] as? String ?? ""
    #expect(message.contains(numbers[0]) && message.contains(numbers[1]) && message.contains(named), "\(message)")
    // Digits that are no number of an invoice, and several of them, say nothing.
    try office.write(
      "<a><b>99342000000012345678</b><c>26342000000000000001</c><d>26342000000000000002</d></a>", to: "多.xml")
    #expect(try office.run("attach", numbers[2], "多.xml").err == "\(numbers[2]) 共有附件 2 个\n")
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test func `whoever attaches to a packed form is told that the next packing has it`() throws {
    defer { office.remove() }
    try office.run("pack", "--to", "质检部", "--out", "归档")
    try office.write("%PDF-1.4 no tree", to: "签字页.pdf")
    let attached = try office.run("attach", numbers[0], "签字页.pdf")
    #expect(attached.status == 0 && attached.err.contains("质检部的档案包") && attached.err.contains("补充包"))
    let packed = try office.run("pack", "--to", "质检部", "--out", "归档")
    #expect(packed.status == 0 && packed.out.contains("-s1.zip\t质检部\t1 份\n"), "\(packed.out)")
    #expect(packed.out.contains("打包以后附到其中单据上的文件"))
    let json = try office.run("pack", "--to", "质检部", "--out", "归档", "--json")
    #expect(json.objects().last?["supplements"] as? String == json.objects().first?["packet"] as? String)
    let verified = try office.run("verify", "归档", "--register", "register")
    #expect(verified.status == 0 && verified.out.contains("2 个一致"), "\(verified.out)")
    #expect(try office.run("verify", "register").out.contains("登记过 2 个档案包，都不在台账目录里"))
    let english = try office.run("attach", numbers[1], "签字页.pdf", "--again", "--lang", "en")
    #expect(english.err.contains("a packet of its own"), "\(english.err)")
  }

  @Test func `the paper original is laid into a box, lent and given back, and a box is listed`() throws {
    defer { office.remove() }
    try office.write("\(numbers[1].lowercased())\n\(numbers[0])\n\(numbers[1])\n", to: "扫码.txt")
    let laid = try office.run("paper", "--numbers", "扫码.txt", "--place", " 三楼档案室 ", "--box", "2026-财-03")
    #expect(
      laid.status == 0 && laid.out == "\(numbers[1])\t三楼档案室，盒 2026-财-03\n\(numbers[0])\t三楼档案室，盒 2026-财-03\n",
      "\(laid.err)")
    let lent = try office.run("paper", numbers[0], "--holder", "王会计")
    #expect(lent.out == "\(numbers[0])\t三楼档案室，盒 2026-财-03，王会计 借出\n")
    let same = try office.run("paper", numbers[0], "--holder", "王会计")
    #expect(same.status == 0 && same.err == "1 份本来就是这样，没有再登记\n")
    let borrowed = try office.run("find", "--holder", "王会计", "--json")
    #expect(borrowed.numbers == [numbers[0]] && borrowed.objects().first?["box"] as? String == "2026-财-03")
    let box = try office.run("find", "--box", "2026-财-03", "--as", "csv")
    #expect(box.out.split(separator: "\r\n").count == 3 && box.out.contains("存放地点"), "\(box.out)")
    #expect(try office.run("find", "--box", "2026-财-03", "--out", "箱内目录.xlsx").status == 0)
    #expect(try office.run("paper", numbers[0], "--returned").out == "\(numbers[0])\t三楼档案室，盒 2026-财-03\n")
    #expect(try office.run("find", "--holder", "王会计", "--json").numbers == [])
    let shown = try office.run("show", numbers[0])
    #expect(shown.out.contains("纸质原件\n  三楼档案室，盒 2026-财-03\n"), "\(shown.out)")
    #expect(shown.out.contains("王会计 借出"))
    #expect(try office.run("verify", "register").status == 0)

    let wrong = try office.run("paper", numbers[2], "FC-2026-000099", "--box", "9")
    #expect(wrong.status == 1 && wrong.err.contains("FC-2026-000099"))
    #expect(try office.run("find", "--box", "9", "--json").numbers == [], "all or none")
    for arguments in [
      ["--holder", " "], ["--place", ""], [], ["--holder", "王", "--returned"],
      ["--box", String(repeating: "x", count: 101)],
    ] {
      #expect(try office.launch(Office.program, ["paper", numbers[2]] + arguments).status == 64, "\(arguments)")
    }
    #expect(try office.run("paper", "--box", "1").status == 64)
  }

  @Test func `an unsettled form is marked with its reason, until that is over`() throws {
    defer { office.remove() }
    #expect(try office.run("hold", numbers[0], numbers[1], "--reason", "客户欠款").status == 0)
    #expect(try office.run("show", numbers[0]).out.contains("未结清，到期不销毁\n  客户欠款\n"))
    let lifted = try office.run("hold", numbers[0], "--lift", "--reason", "欠款收回")
    #expect(lifted.out == "\(numbers[0])\t已解除\n")
    #expect(try office.run("hold", numbers[0], "--lift", "--reason", "欠款收回").out == "\(numbers[0])\t没有标记过\n")
    let story = try #require(try office.run("show", numbers[0], "--json").objects().first)
    let history = try #require(story["history"] as? [[String: Any]])
    #expect(history.filter { $0["event"] as? String == "hold" }.map { $0["detail"] as? String } == ["客户欠款", "解除：欠款收回"])
    #expect(try office.run("hold", numbers[0], "--reason", " ").status == 64)
    #expect(try office.run("verify", "register").status == 0)
  }
}
