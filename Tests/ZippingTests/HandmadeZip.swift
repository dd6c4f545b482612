import Deflating

@testable import Zipping

/// Archives put together by hand, so that every field can lie.
struct HandmadeZip {
  struct Member {
    var name: [UInt8]
    var data: [UInt8]
    var size: Int
    var crc: UInt32
    var method: Int
    var flags = 0
    var localName: [UInt8]?
    /// The member whose local header the directory points to; `nil` for its own.
    var sharesHeaderOf: Int?
  }

  var members: [Member] = []
  var entriesStated: Int?

  mutating func add(_ name: String, _ plain: [UInt8]) { add(Array(name.utf8), plain) }

  mutating func add(_ name: [UInt8], _ plain: [UInt8]) {
    members.append(
      Member(name: name, data: plain, size: plain.count, crc: Checksum.crc32(plain[...]), method: 0))
  }

  mutating func addDeflated(_ name: String, _ plain: [UInt8]) throws {
    let raw = try RawMember(name: name, deflating: plain)
    members.append(Member(name: Array(name.utf8), data: raw.bytes, size: plain.count, crc: raw.crc, method: 8))
  }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    var offsets: [Int] = []
    for member in members {
      offsets.append(out.count)
      let name = member.localName ?? member.name
      out += le(0x0403_4B50, 4) + le(20, 2) + le(member.flags, 2) + le(member.method, 2) + le(0, 2) + le(0x21, 2)
      out += le(Int(member.crc), 4) + le(member.data.count, 4) + le(member.size, 4) + le(name.count, 2) + le(0, 2)
      out += name + member.data
    }
    let start = out.count
    for (index, member) in members.enumerated() {
      out += le(0x0201_4B50, 4) + le(20, 2) + le(20, 2) + le(member.flags, 2) + le(member.method, 2) + le(0, 2)
      out += le(0x21, 2) + le(Int(member.crc), 4) + le(member.data.count, 4) + le(member.size, 4)
      out += le(member.name.count, 2) + le(0, 12) + le(offsets[member.sharesHeaderOf ?? index], 4) + member.name
    }
    let size = out.count - start
    let count = entriesStated ?? members.count
    out += le(0x0605_4B50, 4) + le(0, 4) + le(count, 2) + le(count, 2) + le(size, 4) + le(start, 4) + le(0, 2)
    return out
  }

  private func le(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * min($0, 7))) }
  }
}
