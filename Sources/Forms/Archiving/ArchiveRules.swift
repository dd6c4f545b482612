import Findings

/// How a company arranges what it archives (`archive.yaml` beside the forms): how archival codes are written, and what the
/// elements of a form's metadata are called. A company's archivist changes them; with each packet they are kept whole.
package struct ArchiveRules: Sendable {
  /// The name of its file, beside forms.
  package static let fileName = "archive.yaml"

  /// The writing of archival codes (档号, DA/T 13), with `{fonds}`, `{class}`, `{year}`, `{retention}` and `{serial}`.
  package var code: String
  /// The codes of archive classes (档案门类代码) by their names.
  package var classes: [String: String]
  /// The code of a class that is not among them.
  package var otherClass: String
  /// The code of permanent retention.
  package var permanent: String
  /// The code of a retention of years, with `{years}`.
  package var term: String
  /// The secrecy (密级) of the forms.
  package var secrecy: String
  /// The names of the metadata's elements, by what they hold.
  package var elements: [ArchiveElement: String]
  /// The whole text it was read from.
  package var text: String

  /// These rules with another writing of codes; what is kept says so.
  package func writing(codes code: String) -> ArchiveRules {
    var editor = YAMLEditor(text)
    editor.set(["code"], to: YAMLTree(content: .scalar(code, isQuoted: true), origin: Origin()))
    var rules = self
    (rules.code, rules.text) = (code, editor.text)
    return rules
  }

  /// How the codes of forms of a class, year and retention are written.
  ///
  /// - Parameters:
  ///   - fonds: The fonds (全宗号) of the company; without one `{fonds}` and the sign after it are left out.
  ///   - years: How many years the forms are kept; `nil` is permanent.
  package func code(fonds: String?, archiveClass: String, year: Int, years: Int?) -> String {
    var text = code
    if let fonds {
      text = text.replacing("{fonds}", with: fonds)
    } else if let place = text.firstRange(of: "{fonds}") {
      let end = text.index(place.upperBound, offsetBy: 1, limitedBy: text.endIndex) ?? place.upperBound
      text.removeSubrange(place.lowerBound..<end)
    }
    return text.replacing("{class}", with: classes[archiveClass] ?? otherClass).replacing("{year}", with: "\(year)")
      .replacing("{retention}", with: retention(years))
  }

  /// The code of a retention (保管期限代码).
  package func retention(_ years: Int?) -> String {
    years.map { term.replacing("{years}", with: "\($0)") } ?? permanent
  }
}

/// What an element of a form's metadata in a packet holds, in the order in which they are written.
package enum ArchiveElement: String, Sendable, Hashable, CaseIterable {
  /// The root.
  case record
  /// 档号
  case archiveCode = "archive_code"
  /// 全宗号
  case fonds
  /// 档案门类
  case archiveClass = "class"
  /// 年度
  case year
  /// 保管期限
  case retention
  /// 保管至
  case keptUntil = "kept_until"
  /// 文件编号
  case number
  /// 题名
  case title
  /// 责任者
  case responsible
  /// 形成日期
  case issuedOn = "issued_on"
  /// 结单日期
  case closedOn = "closed_on"
  /// 状态
  case state
  /// 密级
  case secrecy
  /// 保管部门
  case keeper
  /// 客户
  case customer
  /// 金额
  case amount
  /// 表单
  case form
  /// 表单版本
  case formVersion = "form_version"
  /// 页数
  case pages
  /// 纸质原件
  case paper
  /// 补充的档案包, in a packet of late attachments.
  case supplements
  /// 相关单据
  case related
  /// 电子文件, one for each file.
  case files
  /// 文件
  case file
  /// 附件, one for each attachment.
  case attachment
  /// 经办与审批, of those who signed.
  case approvals
  /// 签署
  case approval
  /// 业务行为, what happened to the form.
  case acts
  /// 行为
  case act
  /// 形成系统
  case system
}

/// In what format a keeper's copies are archived besides the one in which they were printed (固定版式).
package enum ArchiveFormat: String, Sendable, Hashable, CaseIterable {
  /// PDF/A.
  case pdf
  /// OFD.
  case ofd
  /// As they were printed alone.
  case none
}

/// What a company's profile says of its archive (`archive`).
package struct ArchiveSettings: Sendable, Hashable {
  /// The fonds (全宗号) of the company.
  package var fonds: String?
  /// The writing of archival codes in place of that of the rules.
  package var code: String?
  /// In what format copies are archived.
  package var format = ArchiveFormat.pdf
  /// The same for keepers of whom it is said, by their names.
  package var formats: [String: ArchiveFormat] = [:]

  /// In what format a keeper's copies are archived.
  package func format(for keeper: String) -> ArchiveFormat { formats[keeper] ?? format }
}
