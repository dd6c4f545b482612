import Foundation
import Testing

/// Printers that lay paper in aside.
@Suite struct CalibrationCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    try office.edit("forms/profile.yaml") {
      $0 + "\nprinters:\n  前台针式: { x: 1.5, y: -0.5 }\n  二楼: { x: 19 }\n"
    }
  }

  @Test func `copies for a printer are moved, and those on record are what they were`() throws {
    defer { office.remove() }
    let data = "forms/examples/return-record.json"
    let issued = try office.run("issue", "return-record", data, "--as", "pdf,docx", "--out", "out", "--printer", "前台针式")
    #expect(issued.status == 0, "\(issued.err)")
    let moved = try office.bytes("out/FC-2026-000001-finance.前台针式.pdf")
    #expect(office.exists("out/FC-2026-000001-finance.docx") && !office.exists("out/FC-2026-000001-finance.pdf"))
    let recorded = try office.bytes("register/issued/2026/FC-2026-000001/FC-2026-000001-finance.pdf")
    #expect(moved != recorded)
    // The same again, and without the printer what is on record.
    for (out, printer) in [("again", ["--printer", "前台针式"]), ("plain", [])] {
      let run = try office.launch(
        Office.program, ["print", "FC-2026-000001", "--as", "pdf", "--out", out] + printer)
      #expect(run.status == 0, "\(run.err)")
    }
    #expect(try office.bytes("again/FC-2026-000001-finance.前台针式.pdf") == moved)
    #expect(try office.bytes("plain/FC-2026-000001-finance.pdf") == recorded)
    let pushed = try office.run("print", "FC-2026-000001", "--as", "pdf", "--out", "pushed", "--printer", "二楼")
    #expect(pushed.status == 0 && pushed.err.contains("移出了纸边"), "\(pushed.err)")
    let reprint = try office.run("reprint", "FC-2026-000001", "--copy", "qc", "--out", "out", "--printer", "前台针式")
    #expect(reprint.status == 0 && office.exists("out/FC-2026-000001-qc-reprint-1.前台针式.pdf"), "\(reprint.err)")
    #expect(try office.run("verify", "register").status == 0)
    // The very same list again: nothing is numbered, and the same file lies there.
    let second = try office.run("issue", "return-record", data, "--as", "pdf,docx", "--out", "out", "--printer", "前台针式")
    #expect(second.status == 0, "\(second.err)")
    #expect(try office.bytes("out/FC-2026-000001-finance.前台针式.pdf") == moved)
  }

  @Test func `closed and void copies are moved for a printer as well`() throws {
    defer { office.remove() }
    let data = "forms/examples/return-record.json"
    #expect(try office.run("issue", "return-record", data, "--as", "pdf").status == 0)
    for (command, edition) in [
      (["close", "FC-2026-000001", data], "closed"), (["void", "FC-2026-000001", "--reason", "填错"], "void"),
    ] {
      // The second time lays the same files there.
      for _ in 0..<2 {
        let run = try office.launch(
          Office.program, command + ["--out", "out", "--printer", "前台针式"])
        #expect(run.status == 0, "\(run.err)")
      }
      let moved = try office.bytes("out/FC-2026-000001-finance-\(edition).前台针式.pdf")
      #expect(
        try moved != office.bytes("register/issued/2026/FC-2026-000001/FC-2026-000001-finance-\(edition).pdf"))
      #expect(!office.exists("out/FC-2026-000001-finance-\(edition).pdf"))
    }
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test func `a file of another's in the place of a moved copy is not replaced, and no number is taken`() throws {
    defer { office.remove() }
    try FileManager.default.createDirectory(atPath: office.folder + "/out", withIntermediateDirectories: true)
    try office.write("x", to: "out/FC-2026-000001-qc.前台针式.pdf")
    let run = try office.run(
      "issue", "return-record", "forms/examples/return-record.json", "--as", "pdf", "--out", "out", "--printer", "前台针式")
    #expect(run.status != 0 && run.err.contains("前台针式.pdf"), "\(run.err)")
    #expect(!office.exists("register/issued/2026/FC-2026-000001/FC-2026-000001-qc.pdf"))
  }

  @Test func `print files and blank forms are moved too`() throws {
    defer { office.remove() }
    let run = try office.run(
      "issue", "satisfaction-survey", "forms/examples/surveys.csv", "--as", "pdf", "--together", "--printer", "前台针式",
      "--out", "out")
    #expect(run.status == 0 && office.exists("out/DC-2026-000001_DC-2026-000012.前台针式.pdf"), "\(run.err)")
    let pushed = try office.run(
      "print", "DC-2026-000001", "DC-2026-000002", "--as", "pdf", "--together", "--printer", "二楼", "--out", "pushed")
    #expect(pushed.status == 0 && pushed.err.components(separatedBy: "移出了纸边").count == 2, "\(pushed.err)")
    let blank = try office.run("blank", "return-record", "--as", "pdf", "--out", "c.pdf", "--printer", "二楼")
    #expect(blank.status == 0 && blank.err.contains("返厂产品处理记录表 有内容移出了纸边"), "\(blank.err)")
    for (out, printer) in [("a.pdf", ["--printer", "前台针式"]), ("b.pdf", [])] {
      _ = try office.launch(Office.program, ["blank", "return-record", "--as", "pdf", "--out", out] + printer)
    }
    #expect(try office.bytes("a.pdf") != office.bytes("b.pdf"))
  }

  @Test func `a calibration sheet is made for each paper, the same each time`() throws {
    defer { office.remove() }
    for paper in ["A4", "A4-across", "A5", "241", "241-half", "241-third"] {
      for format in ["pdf", "ofd"] {
        let run = try office.run("print", "--calibrate", "--paper", paper, "--as", format)
        #expect(run.status == 0, "\(run.err)")
        let again = try office.run(
          "print", "--calibrate", "--paper", paper, "--as", format, "--out", "again.\(format)", "--force")
        #expect(again.status == 0, "\(again.err)")
        #expect(try office.bytes("calibration-\(paper).\(format)") == office.bytes("again.\(format)"))
      }
    }
    let moved = try office.run("print", "--calibrate", "--printer", "前台针式", "--out", "moved.pdf")
    #expect(try moved.status == 0 && office.bytes("moved.pdf") != office.bytes("calibration-A4.pdf"))
  }

  @Test(arguments: [
    (["print", "--calibrate", "FC-2026-000001"], "--calibrate"), (["print"], "编号"),
    (["print", "FC-2026-000001"], "--out"),
    (["print", "FC-2026-000001", "--out", "o", "--paper", "A4"], "--calibrate"),
    (["print", "--calibrate", "--as", "docx"], "pdf、ofd"), (["print", "--calibrate", "--printer", "三楼"], "二楼、前台针式"),
    (["print", "FC-2026-000001", "--out", "o", "--as", "docx", "--printer", "二楼"], "--as pdf"),
    (["print", "FC-2026-000001", "--out", "o", "--lang", "zh-Hans", "--printer", "二楼"], "--lang"),
    (["reprint", "FC-2026-000001", "--printer", "二楼"], "--out"),
    (["close", "FC-2026-000001", "a.json", "--printer", "二楼"], "--out"),
    (["void", "FC-2026-000001", "--reason", "填错", "--printer", "二楼"], "--out"),
    (["issue", "return-record", "a.json", "--as", "pdf", "--printer", "二楼"], "--together"),
    (["blank", "return-record", "--as", "entry", "--printer", "二楼"], "--as pdf"),
  ])
  func `what cannot be meant is told`(_ arguments: [String], _ words: String) throws {
    defer { office.remove() }
    let run = try office.launch(Office.program, arguments)
    #expect(run.status == 64 && run.err.contains(words), "\(run.status) \(run.err)")
  }
}
