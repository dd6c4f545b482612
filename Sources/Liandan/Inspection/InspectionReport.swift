import Expressions
public import Findings
import Forms
import Foundation
import PDF
import PageGraphics
import Pages
import Reports
public import Storage

/// 四性检测报告: what checking packets for the four properties gave, as a document or JSON.
public struct InspectionReport: Sendable {
  /// In what form it is written.
  public enum Style: String, Sendable, CaseIterable {
    case docx, pdf, ofd, json
  }
  /// The packets, in the order in which they were checked.
  public let packets: [ArchiveInspection]
  /// What changed since an earlier report; `nil` if none was given.
  let changes: [LocalizedText]?
  /// When, where and by whom.
  let made: (at: CalendarMoment, by: String, machine: String)

  /// Makes a report of packets that were checked.
  ///
  /// - Parameters:
  ///   - world: The clock and the operator.
  ///   - earlier: The path of an earlier report in JSON, with which it is compared.
  /// - Throws: a ``DeskError`` if that is no such report.
  public init(_ packets: [ArchiveInspection], in world: World, since earlier: String? = nil) throws {
    self.packets = packets
    made = (world.now(utcOffsetMinutes: 480), world.operatorName, ProcessInfo.processInfo.hostName)
    changes = try earlier.map { try EarlierInspection($0).changes(to: packets) }
  }

  /// Whether a packet failed.
  public var hasFailures: Bool { packets.contains { $0.outcome == .failed } }

  /// Writes the report.
  public func write(_ style: Style, in language: Language, to sink: any ByteSink) throws {
    switch style {
    case .json: try sink.write(Array((json.text + "\n").utf8))
    case .docx: try sink.write(ReportDocument(document(language)).bytes())
    case .pdf: try document(language).writePages(.pdf, to: sink)
    case .ofd: try document(language).writePages(.ofd, to: sink)
    }
  }

  private var json: JSONValue {
    .object([
      ("at", .string(made.at.iso)), ("by", .string(made.by)), ("machine", .string(made.machine)),
      ("packets", .array(packets.map(\.json))),
      ("changes", changes.map { .array($0.map { .string($0.zhHans) }) } ?? .null),
    ])
  }

  private func document(_ language: Language) -> DocumentParts {
    func text(_ zhHans: String, _ hant: String, _ en: String) -> String {
      LocalizedText(zhHans, hant: hant, en: en).text(in: language)
    }
    let title = text("四性检测报告", "四性檢測報告", "Report on the Four Properties")
    let failed = packets.count { $0.outcome == .failed }
    var parts: [ReportPart] = [
      .note(
        text(
          "共 \(packets.count) 个档案包，合格 \(packets.count - failed) 个，不合格 \(failed) 个。",
          "共 \(packets.count) 個檔案包，合格 \(packets.count - failed) 個，不合格 \(failed) 個。",
          "\(packets.count) packets: \(packets.count - failed) passed, \(failed) failed."))
    ]
    if let changes {
      parts.append(.heading(text("与上次检测相比", "與上次檢測相比", "Since the last report")))
      let lines = changes.isEmpty ? [LocalizedText("没有变化", hant: "沒有變化", en: "Nothing changed")] : changes
      parts += lines.map { .remark($0.text(in: language)) }
    }
    let headings = [
      text("性质", "性質", "Property"), text("检测项目", "檢測項目", "Item"), text("方法", "方法", "Method"),
      text("结果", "結果", "Result"), text("说明", "說明", "Remark"),
    ]
    let columns = zip(headings, [8, 28, 26, 8, 30]).map { (ListColumn($0, width: 0), $1) }
    for packet in packets {
      parts.append(.heading("\(packet.id ?? packet.path)　\(packet.outcome.label.text(in: language))"))
      let rows = packet.results.map { result in
        [
          result.item.property.label, result.item.title, result.item.method, result.outcome.label,
          result.remark ?? LocalizedText("", hant: "", en: ""),
        ].map { $0.text(in: language) }
      }
      parts.append(.table(columns, rows))
      parts.append(
        .remark(
          text("\(packet.forms) 份单据", "\(packet.forms) 份單據", "\(packet.forms) forms")
            + (packet.sha256.map { "　SHA-256 \($0)" } ?? "")))
    }
    parts.append(
      .note(
        text(
          "检测人：　　　　　　　　审核人：　　　　　　　　日期：　　　　年　　月　　日",
          "檢測人：　　　　　　　　審核人：　　　　　　　　日期：　　　　年　　月　　日",
          "Tested by:                    Reviewed by:                    Date:")))
    let when = "\(made.at.date.iso) \(made.at.time.text)"
    return DocumentParts(
      title: title, name: title,
      subtitles: [
        text(
          "检测时间 \(when)　　操作人 \(made.by)　　机器 \(made.machine)",
          "檢測時間 \(when)　　操作人 \(made.by)　　機器 \(made.machine)",
          "\(when)   by \(made.by)   on \(made.machine)")
      ],
      parts: parts, isWide: true, company: CompanyProfile(name: ""), day: made.at.date, language: language)
  }
}

/// An earlier report, read from its JSON.
private struct EarlierInspection {
  private struct Report: Decodable {
    struct Packet: Decodable {
      let path: String
      let packet: String?
      let sha256: String?
      let outcome: String
    }
    let packets: [Packet]
  }
  private let packets: [Report.Packet]

  init(_ path: String) throws {
    guard let data = FileManager.default.contents(atPath: path),
      let report = try? JSONDecoder().decode(Report.self, from: data)
    else { throw InspectionProblem.notAReport(path) }
    packets = report.packets
  }

  /// What is new, gone or different in packets that were checked now.
  func changes(to now: [ArchiveInspection]) -> [LocalizedText] {
    var changes: [LocalizedText] = []
    var rest = packets
    for packet in now {
      let name = packet.id ?? packet.path
      guard let place = rest.firstIndex(where: { ($0.packet ?? $0.path) == name }) else {
        changes.append(LocalizedText("\(name)：新的", hant: "\(name)：新的", en: "\(name): new"))
        continue
      }
      let before = rest.remove(at: place)
      if let was = before.sha256, let digest = packet.sha256, was != digest {
        changes.append(
          LocalizedText("\(name)：摘要变了", hant: "\(name)：摘要變了", en: "\(name): its digest is another"))
      }
      if before.outcome != packet.outcome.rawValue {
        let was = ArchiveInspection.Outcome(rawValue: before.outcome)?.label ?? LocalizedText(before.outcome)
        changes.append(
          LocalizedText(
            "\(name)：上次\(was.zhHans)，这次\(packet.outcome.label.zhHans)",
            hant: "\(name)：上次\(was.text(in: .zhHant))，這次\(packet.outcome.label.text(in: .zhHant))",
            en: "\(name): \(was.text(in: .en)) then, \(packet.outcome.label.text(in: .en)) now"))
      }
    }
    for packet in rest {
      let name = packet.packet ?? packet.path
      changes.append(LocalizedText("\(name)：这次没有", hant: "\(name)：這次沒有", en: "\(name): not there any more"))
    }
    return changes
  }
}
