package import Findings
package import Records
package import Register

extension IssueDesk {
  /// Events of the audit chain, the newest first.
  ///
  /// - Parameters:
  ///   - query: Which.
  ///   - place: The place in the chain before which they stand; the end if `nil`.
  ///   - limit: How many at most.
  /// - Throws: a `RegisterError` if there is no register.
  package func chain(_ query: ChainQuery, before place: Int?, limit: Int) async throws -> [AuditEvent] {
    try await serve { call in
      try call.withReading { try $0.register.chain(query, before: place, limit: limit) }
    }
  }

  /// Whether the audit chain is whole: every event's hash, and its link to the one before. Others write meanwhile.
  ///
  /// - Parameter progress: Is told the place that was reached, and the last one; called on another thread.
  /// - Returns: The last place, and what is wrong.
  /// - Throws: a `RegisterError` if there is no register.
  package func checkChain(
    progress: @escaping @Sendable (_ done: Int, _ last: Int) -> Void
  ) async throws -> (last: Int, findings: [Finding]) {
    try await serve(.long) { call in
      try call.withReading { records in
        try records.register.checkChain { done, last in
          try call.cancellation.check()
          progress(done, last)
        }
      }
    }
  }
}

/// Events of the chain as files.
package enum ChainFile {
  /// Lines of JSON, as packets hold them.
  package static func lines(_ events: [AuditEvent]) -> [UInt8] {
    events.reduce(into: []) { $0 += $1.line + [UInt8(ascii: "\n")] }
  }

  /// Records of CSV (RFC 4180); texts that a spreadsheet would take for formulas get an apostrophe in front.
  ///
  /// - Parameter isFirst: Whether the heading comes before them.
  package static func csv(_ events: [AuditEvent], isFirst: Bool, in language: Language) -> [UInt8] {
    var out = TextPieces()
    if isFirst {
      out.bytes += "\u{FEFF}".utf8
      out.appendCSV(headings.map { $0.text(in: language) })
    }
    for event in events {
      out.appendCSV([
        "\(event.seq)", event.at, event.kind, event.number ?? "", event.operatorName, event.detail, event.previous.hex,
        event.hash.hex,
      ])
    }
    return out.bytes
  }

  private static let headings = [
    LocalizedText("序号", hant: "序號", en: "place"), LocalizedText("时间", hant: "時間", en: "time"),
    LocalizedText("事件", hant: "事件", en: "event"), LocalizedText("编号", hant: "編號", en: "number"),
    LocalizedText("经办人", hant: "經辦人", en: "by"), LocalizedText("内容", hant: "內容", en: "detail"),
    LocalizedText("前一条的校验值", hant: "前一條的校驗值", en: "previous hash"),
    LocalizedText("校验值", hant: "校驗值", en: "hash"),
  ]
}
