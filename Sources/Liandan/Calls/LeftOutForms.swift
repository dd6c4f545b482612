import Findings
import Records
import Register

/// The forms of a list that are not laid into its packet, by why.
struct LeftOutForms {
  /// Those that are void.
  private var void = 0
  /// Those that lie in another packet with all their copies.
  private var elsewhere = 0
  /// The last of those packets.
  private var other = ""
  /// Those that are not in the packet on record.
  private var late = 0

  /// Whether a form is laid into a new packet; one that is not is counted.
  mutating func isWanted(_ place: PacketPlace) -> Bool {
    if place.packet == nil, place.state != .void { return true }
    count(place)
    return false
  }

  /// Counts a form that is not in the packet.
  mutating func count(_ place: PacketPlace) {
    if let packet = place.packet {
      elsewhere += 1
      other = packet
    } else if place.state == .void {
      void += 1
    } else {
      late += 1
    }
  }

  /// What is to be told of them, if there are any.
  func remark(_ packet: String) -> LocalizedText? {
    var reasons: [LocalizedText] = []
    if void > 0 {
      reasons.append(LocalizedText("\(void) 份已作废", hant: "\(void) 份已作廢", en: "\(void) are void"))
    }
    if elsewhere > 0 {
      reasons.append(
        LocalizedText(
          "\(elsewhere) 份已在档案包 \(other) 里（要重做那个包，请用它的文件名）",
          hant: "\(elsewhere) 份已在檔案包 \(other) 裡（要重做那個包，請用它的檔名）",
          en: "\(elsewhere) lie in the packet \(other) already (to make that one again, use its file name)"))
    }
    if late > 0 {
      reasons.append(
        LocalizedText(
          "\(late) 份不在登记过的 \(packet) 里（换一个文件名再运行同一命令，它们另成一包）",
          hant: "\(late) 份不在登記過的 \(packet) 裡（換一個檔名再執行同一命令，它們另成一包）",
          en: "\(late) are not in \(packet) as it is on record (run the same command with another file name for them)"))
    }
    if reasons.isEmpty { return nil }
    func list(_ language: Language) -> String {
      reasons.map { $0.text(in: language) }.joined(separator: language == .en ? "; " : "；")
    }
    return LocalizedText(
      "没有放进档案包的：\(list(.zhHans))", hant: "沒有放進檔案包的：\(list(.zhHant))",
      en: "not laid into the packet: \(list(.en))")
  }
}
