import Foundation
import Testing

/// Documents of users' templates, which LibreOffice turns into PDF. A program of its name stands in for it here; the tests with
/// clients have the real one.
@Suite struct OfficePagesTests {
  let office: Office

  init() throws {
    office = try Office()
    try FileManager.default.createDirectory(atPath: "\(office.folder)/bin", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: "\(office.folder)/tmp", withIntermediateDirectories: true)
    try office.write(#"{"customer_name":"宜江燃气"}"#, to: "data.json")
  }

  /// Makes a PDF of each file that it is given, with the words of its command line in it.
  private static let working = """
    while [ $# -gt 0 ]; do
      case $1 in
        --outdir) out=$2; shift ;;
        *.docx|*.xlsx) files="$files $1" ;;
        *) words="$words $1" ;;
      esac
      shift
    done
    mkdir -p "$out"
    for file in $files; do
      name=${file##*/}
      echo "%PDF-1.6 $words $name" > "$out/${name%.*}.pdf"
    done
    """
  private static let failing = "echo Error: source file could not be loaded"

  /// Puts a program in LibreOffice's place, or nothing; gives the environment in which it is found.
  private func environment(_ script: String?) throws -> [String: String] {
    if let script {
      let path = "\(office.folder)/bin/soffice"
      try office.write("#!/bin/sh\n\(script)\n", to: "bin/soffice")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return ["PATH": "\(office.folder)/bin:\(script == nil ? "" : "/usr/bin:/bin")", "TMPDIR": "\(office.folder)/tmp/"]
  }

  private var leftOver: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/tmp") }
  }

  @Test func `a template is rendered as PDF if --as or the file's extension says so`() throws {
    defer { office.remove() }
    let environment = try environment(Self.working)
    let template = "templates/return-record.docx"
    let first = try office.run(
      "template", "render", template, "data.json", "--as", "pdf", "--quiet", environment: environment)
    let second = try office.run(
      "template", "render", template, "data.json", "--out", "b.pdf", "--quiet", environment: environment)
    #expect([first.status, second.status] == [0, 0], "\(first.err)\(second.err)")
    for name in ["return-record-filled.pdf", "b.pdf"] {
      let text = String(decoding: try office.bytes(name), as: UTF8.self)
      // PDF/A-2b, in a user profile of its own.
      #expect(
        text.hasPrefix("%PDF-1.6") && text.contains(#""SelectPdfVersion":{"type":"long","value":"2"}"#), "\(text)")
      #expect(text.contains("-env:UserInstallation=file://\(office.folder)/tmp/liandan-office-"), "\(text)")
    }
    #expect(try leftOver == [])
    let third = try office.run("template", "render", template, "data.json", "--as", "xlsx", environment: environment)
    #expect(third.status == 64 && third.err.contains("只能套用成 docx 或 pdf"), "\(third.err)")
  }

  @Test func `issued forms are printed by a template as pages, and nothing is recorded`() throws {
    defer { office.remove() }
    let environment = try environment(Self.working)
    let number = try office.issued()
    let before = try FileManager.default.subpathsOfDirectory(atPath: "\(office.folder)/register").sorted()
    let run = try office.run(
      "print", number, "--template", "templates/return-record.xlsx", "--as", "pdf,xlsx", "--copy", "finance", "--out",
      "print", environment: environment)
    #expect(run.status == 0, "\(run.err)")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/print").sorted()
    #expect(names == ["pdf", "xlsx"].map { "\(number)-finance.return-record.\($0)" })
    let text = String(decoding: try office.bytes("print/\(names[0])"), as: UTF8.self)
    #expect(text.contains("calc_pdf_Export"), "\(text)")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: "\(office.folder)/register").sorted() == before)
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test(arguments: [("templates/return-record.docx", "writer"), ("templates/return-record.xlsx", "calc")])
  func `without LibreOffice one line says which package to install, and nothing is written`(
    template: String, part: String
  ) throws {
    defer { office.remove() }
    let environment = try environment(nil)
    let number = try office.issued()
    for arguments in [
      ["template", "render", template, "data.json", "--out", "out/a.pdf"],
      ["print", number, "--template", template, "--as", "pdf", "--out", "out"],
    ] {
      let run = try office.launch(Office.program, arguments + ["--quiet"], environment: environment)
      let lines = run.err.split(separator: "\n").filter { $0.contains("LibreOffice") }
      #expect(run.status != 0 && lines.count == 1 && lines[0].contains("libreoffice-\(part)-nogui"), "\(run.err)")
      #expect(!office.exists("out"))
    }
  }

  @Test func `a conversion that fails is told with LibreOffice's words, and nothing is left behind`() throws {
    defer { office.remove() }
    let environment = try environment(Self.failing)
    let number = try office.issued()
    let run = try office.run(
      "print", number, "--template", "templates/return-record.docx", "--as", "pdf", "--out", "print",
      environment: environment)
    #expect(run.status != 0 && run.err.contains("Error: source file could not be loaded"), "\(run.err)")
    #expect(!office.exists("print"))
    #expect(try leftOver == [])
  }

  @Test func `a template makes its own format and pages, no other`() throws {
    defer { office.remove() }
    let number = try office.issued()
    let other = try office.run(
      "print", number, "--template", "templates/return-record.docx", "--as", "ofd", "--out", "p")
    #expect(other.status == 64 && other.err.contains("只能印成 docx 或 pdf，不能印成 ofd"), "\(other.err)")
    let none = try office.run("print", number, "--template", "data.json", "--out", "p")
    #expect(none.status == 64 && none.err.contains("data.json 不能作模板"), "\(none.err)")
  }
}
