import Findings
import Storage
import Testing

@testable import Zipping

@Suite struct HostileZipTests {
  private func refusal(_ zip: HandmadeZip, limits: ZipLimits = .standard) -> FindingCode? {
    refusal(zip.bytes, limits: limits)
  }

  /// The code with which opening the archive or reading all of it is refused: the same by both readers.
  private func refusal(_ bytes: [UInt8], limits: ZipLimits = .standard) -> FindingCode? {
    var code: FindingCode?
    do throws(ZipError) {
      let archive = try ZipArchive(bytes, limits: limits)
      for entry in archive.entries { _ = try archive.read(at: entry.index) }
    } catch { code = error.code }
    let streamed = streamedRefusal(bytes, limits)
    #expect((streamed == nil) == (code == nil), "\(String(describing: code)), streamed \(String(describing: streamed))")
    return code
  }

  private func streamedRefusal(_ bytes: [UInt8], _ limits: ZipLimits) -> FindingCode? {
    do {
      let file = try ZipFile(MemorySource(bytes), limits: limits)
      let reader = try file.reader()
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var walk = file.members()
      while let entry = try walk.next() { try reader.stream(entry, buffer: &buffer) { _ in } }
      return nil
    } catch { return (error as? ZipError)?.code ?? .zipCannotWrite }
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "a/../b", "a\\..\\b", "C:/windows", "a//b", "./a", "a\u{7}b", "a/..", "",
    String(repeating: "长", count: 70),
  ]) func `names that lead elsewhere are refused`(_ name: String) {
    var zip = HandmadeZip()
    zip.add(name, [1])
    #expect(refusal(zip) == .zipUnsafeName)
  }

  @Test(arguments: [("a.xml", "a.xml"), ("word/A.xml", "Word/a.XML"), ("\u{E9}", "e\u{301}")])
  func `names that are the same on some systems are refused`(_ first: String, _ second: String) {
    var zip = HandmadeZip()
    zip.add(first, [1])
    zip.add(second, [2])
    #expect(refusal(zip) == .zipDuplicateName)
  }

  @Test func `a member larger than it says is refused when it is read`() throws {
    var zip = HandmadeZip()
    try zip.addDeflated("a.xml", [UInt8](repeating: 65, count: 1_000_000))
    zip.members[0].size = 10
    #expect(refusal(zip) == .zipDamagedMember)
    zip.members[0].size = 1_000_001
    #expect(refusal(zip) == .zipDamagedMember)
  }

  @Test func `bytes behind the end of deflated data are refused`() throws {
    var zip = HandmadeZip()
    try zip.addDeflated("a.xml", [UInt8](repeating: 65, count: 1_000))
    zip.members[0].data += Array("hidden".utf8)
    #expect(refusal(zip) == .zipDamagedMember)
  }

  @Test func `raw members are counted too when they are inflated`() throws {
    var zip = HandmadeZip()
    try zip.addDeflated("a.xml", [UInt8](repeating: 65, count: 1_000_000))
    zip.members[0].size = 10
    let raw = try ZipArchive(zip.bytes).readRaw(at: 0)
    #expect(throws: ZipError.self) { try raw.plain() }
  }

  @Test func `wrong checksums are found`() {
    var zip = HandmadeZip()
    zip.add("a", [1, 2, 3])
    zip.members[0].crc ^= 1
    #expect(refusal(zip) == .zipDamagedMember)
  }

  @Test func `members that share bytes are refused`() throws {
    var zip = HandmadeZip()
    zip.add("a", [1, 2, 3])
    zip.add("b", [1, 2, 3])
    zip.members[1].localName = Array("a".utf8)
    zip.members[1].sharesHeaderOf = 0
    #expect(refusal(zip) == .zipInconsistent)
    zip.members[1].name = Array("a".utf8)
    #expect(refusal(zip) == .zipOverlap)
  }

  @Test func `a member that holds the others is refused`() throws {
    var inner = HandmadeZip()
    inner.add("b", [UInt8](repeating: 0, count: 100))
    var zip = HandmadeZip()
    zip.add("a", Array(inner.bytes.prefix(131)))
    zip.add("b", [UInt8](repeating: 0, count: 100))
    var bytes = zip.bytes
    // The directory's second offset now points into the data of the first member.
    let at = bytes.count - 22 - 5
    bytes.replaceSubrange(at..<at + 4, with: [31, 0, 0, 0])
    #expect(refusal(bytes) == .zipOverlap)
  }

  @Test func `bombs are refused before they are inflated`() throws {
    var zip = HandmadeZip()
    try zip.addDeflated("a", [UInt8](repeating: 0, count: 8 << 20))
    #expect(refusal(zip) == .zipLimit)
    var limits = ZipLimits.standard
    limits.ratio = 10_000
    #expect(refusal(zip, limits: limits) == nil)
    limits.memberBytes = 1 << 20
    #expect(refusal(zip, limits: limits) == .zipLimit)
    limits.memberBytes = 8 << 20
    limits.totalBytes = (8 << 20) - 1
    #expect(refusal(zip, limits: limits) == .zipLimit)
    limits.entries = 0
    #expect(refusal(zip, limits: limits) == .zipLimit)
  }

  @Test func `encryption and other methods are refused`() {
    var zip = HandmadeZip()
    zip.add("a", [1])
    zip.members[0].flags = 1
    #expect(refusal(zip) == .zipEncrypted)
    zip.members[0].flags = 0
    zip.members[0].method = 12
    #expect(refusal(zip) == .zipUnsupportedMethod)
  }

  @Test func `what is no archive or breaks off is refused`() throws {
    var zip = HandmadeZip()
    zip.add("a", [1, 2, 3])
    let whole = zip.bytes
    for count in 0..<whole.count { #expect(refusal(Array(whole[..<count])) != nil) }
    zip.entriesStated = 2
    #expect(refusal(zip) != nil)
    zip.entriesStated = 0
    #expect(refusal(zip) == .zipInconsistent)
    #expect(refusal([7] + whole) != nil)
  }

  @Test func `flipped bits never crash and never give wrong bytes`() throws {
    var zip = HandmadeZip()
    let plain = Array("联单联单联单联单".utf8)
    try zip.addDeflated("a", plain)
    zip.add("b", plain)
    let whole = zip.bytes
    for bit in 0..<whole.count * 8 {
      var bytes = whole
      bytes[bit / 8] ^= 1 << (bit % 8)
      if let file = try? ZipFile(MemorySource(bytes), limits: .standard), let reader = try? file.reader() {
        var walk = file.members()
        var buffer = [UInt8](repeating: 0, count: 7)
        while let entry = try? walk.next() {
          var read: [UInt8] = []
          if (try? reader.stream(entry, buffer: &buffer, { read += $0 })) != nil { #expect(read == plain) }
        }
      }
      guard let archive = try? ZipArchive(bytes) else { continue }
      for entry in archive.entries {
        if let read = try? archive.read(at: entry.index) { #expect(read == plain) }
      }
    }
  }

  @Test func `names in the old code page are read, and folders left out`() throws {
    var zip = HandmadeZip()
    zip.add([0x81, 0x2E, 0x74], [1])
    zip.add("folder/", [])
    zip.add("folder/b", [2])
    let archive = try ZipArchive(zip.bytes)
    #expect(archive.entries.map(\.name) == ["ü.t", "folder/b"])
    #expect(try archive.read(at: 1) == [2])
    #expect(try archive.read("folder/b") == [2])
    #expect(#expect(throws: ZipError.self) { try archive.read("folder/c") }?.code == .zipNoSuchMember)
  }

  @Test func `the message names the member in the reader's language`() {
    var zip = HandmadeZip()
    zip.add("../a", [1])
    do throws(ZipError) { _ = try ZipArchive(zip.bytes) } catch {
      #expect(error.message.text(in: .zhHans) == "压缩包成员名不安全：“../a”，已拒绝")
      #expect(error.message.text(in: .en) == "unsafe archive member name \"../a\": refused")
    }
  }
}
