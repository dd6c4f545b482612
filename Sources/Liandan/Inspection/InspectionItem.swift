public import Findings

/// The four properties that an electronic archive is checked for (四性检测, DA/T 70).
public enum ArchiveProperty: String, Sendable, Hashable, CaseIterable {
  /// 真实性
  case authenticity
  /// 完整性
  case integrity
  /// 可用性
  case usability
  /// 安全性
  case safety

  /// The property's name.
  public var label: LocalizedText {
    switch self {
    case .authenticity: LocalizedText("真实性", hant: "真實性", en: "Authenticity")
    case .integrity: LocalizedText("完整性", hant: "完整性", en: "Integrity")
    case .usability: LocalizedText("可用性", hant: "可用性", en: "Usability")
    case .safety: LocalizedText("安全性", hant: "安全性", en: "Safety")
    }
  }
}

/// One thing that a packet is checked for.
package struct InspectionItem: Sendable {
  package let id: String
  package let property: ArchiveProperty
  package let title: LocalizedText
  /// How it is checked.
  package let method: LocalizedText
  /// The findings of a verification that tell against it; none of items that are checked otherwise.
  let codes: Set<String>

  init(
    _ id: String, _ property: ArchiveProperty, _ title: LocalizedText, by method: LocalizedText,
    codes: [FindingCode] = []
  ) {
    (self.id, self.property, self.title, self.method) = (id, property, title, method)
    self.codes = Set(codes.map(\.name))
  }

  /// The items that follow from verifying a packet, in the order of the report.
  static let verified: [InspectionItem] = [
    InspectionItem(
      "digests", .authenticity,
      LocalizedText("各文件与摘要清单一致", hant: "各檔案與摘要清單一致", en: "Files agree with their digests"),
      by: LocalizedText("重算 SHA-256，比对清单", hant: "重算 SHA-256，比對清單", en: "SHA-256 made again"),
      codes: [
        .manifestMissing, .manifestLine, .manifestAltered, .payloadAltered, .payloadRenamed, .payloadOxum,
        .tagFileAltered,
        .tagFileUnlisted, .bagDeclaration, .packetUnreadable, .packetLayout, .packetRenamed,
      ]),
    InspectionItem(
      "chain", .authenticity, LocalizedText("审计链连续", hant: "審計鏈連續", en: "The audit chain is whole"),
      by: LocalizedText("逐条重算，接上一条", hant: "逐條重算，接上一條", en: "each event follows the one before"),
      codes: [
        .eventMissing, .eventUnreadable, .eventAltered, .chainBroken, .chainHead, .packetUndescribed, .packetOther,
      ]),
    InspectionItem(
      "records", .authenticity,
      LocalizedText(
        "数据和各联与登记时相同", hant: "資料和各聯與登記時相同",
        en: "Data and copies are as they were recorded"),
      by: LocalizedText(
        "摘要与审计链里开单、结单、打印的记录比对", hant: "摘要與審計鏈裡開單、結單、列印的記錄比對",
        en: "digests against the chain"),
      codes: [.dataAltered, .copyAltered, .schemaAltered, .copyForeign]),
    InspectionItem(
      "metadata", .authenticity,
      LocalizedText(
        "元数据、清单与内容一致", hant: "元數據、清單與內容一致",
        en: "Metadata and lists agree with the content"),
      by: LocalizedText(
        "由数据和审计链重新生成，逐字节比对", hant: "由資料和審計鏈重新產生，逐位元組比對",
        en: "made again and compared"),
      codes: [.metadataDiffers, .archiveListDiffers, .transmittalDiffers, .bagInfoDiffers]),
    InspectionItem(
      "numbers", .integrity, LocalizedText("编号连续，作废和缺号有交代", hant: "編號連續，作廢和缺號有交代", en: "Numbers are accounted for"),
      by: LocalizedText("编号核对表与审计链比对", hant: "編號核對表與審計鏈比對", en: "the account against the chain"),
      codes: [.accountUnreadable, .accountDiffers, .accountFigure, .accountSum]),
    InspectionItem(
      "forms", .integrity, LocalizedText("份数与登记相符", hant: "份數與登記相符", en: "All forms are there"),
      by: LocalizedText("包内单据与审计链的说明比对", hant: "包內單據與審計鏈的說明比對", en: "forms against the chain"),
      codes: [.formMissing, .formUnknown, .formVoid, .formsDiffer]),
    InspectionItem(
      "files", .integrity,
      LocalizedText("文件齐全，没有来历不明的", hant: "檔案齊全，沒有來歷不明的", en: "All files are there, and no others"),
      by: LocalizedText("逐个与审计链和清单比对", hant: "逐個與審計鏈和清單比對", en: "each against chain and lists"),
      codes: [
        .payloadMissing, .payloadExtra, .dataMissing, .copyMissing, .schemaMissing, .listMissing, .fileUnexplained,
        .tagFileMissing, .fetchRefused,
      ]),
    InspectionItem(
      "names", .safety, LocalizedText("文件名和压缩包结构安全", hant: "檔名和壓縮檔結構安全", en: "Names and zip are safe"),
      by: LocalizedText(
        "查链接、设备、注释、隐藏内容、重名", hant: "查連結、裝置、註解、隱藏內容、重名",
        en: "no links, devices, comments, hidden bytes"),
      codes: [.notAFile, .fileExcessive, .zipComment, .zipSecondName, .zipHidden, .zipHeader]),
  ]

  static let register = InspectionItem(
    "register", .authenticity, LocalizedText("与台账的登记一致", hant: "與台帳的登記一致", en: "As the register has it"),
    by: LocalizedText(
      "包的摘要和审计链末条与台账比对", hant: "包的摘要和審計鏈末條與台帳比對",
      en: "digest and chain against the register"),
    codes: [.packetDigest, .packetRegister, .packetUnknown, .packetChain])
  static let reprint = InspectionItem(
    "reprint", .authenticity,
    LocalizedText(
      "由数据重新打印，字节相同", hant: "由資料重新列印，位元組相同",
      en: "Printed again from the data: the same bytes"),
    by: LocalizedText(
      "用台账里的模板重印各联，比对摘要", hant: "用台帳裡的範本重印各聯，比對摘要",
      en: "copies printed again by the templates on record"))
  static let signature = InspectionItem(
    "signature", .authenticity, LocalizedText("电子签名有效", hant: "電子簽名有效", en: "The signature is right"),
    by: LocalizedText("Ed25519，公钥核对", hant: "Ed25519，公鑰核對", en: "Ed25519, by the public key"),
    codes: [.signatureMissing, .signatureForeign, .signatureInvalid])
  static let anchor = InspectionItem(
    "anchor", .authenticity,
    LocalizedText("与包外的锚和时间戳一致", hant: "與包外的錨和時間戳一致", en: "As anchors and time stamps have it"),
    by: LocalizedText("审计链与锚、时间戳比对", hant: "審計鏈與錨、時間戳比對", en: "the chain against them"),
    codes: [
      .anchorRegister, .anchorCut, .anchorDiffers, .anchorUnsigned, .tokenOutside, .tokenInvalid, .timeStampAltered,
    ])
  static let formats = InspectionItem(
    "formats", .usability, LocalizedText("格式都在长期保存的范围里", hant: "格式都在長期保存的範圍裡", en: "Formats are those of long custody"),
    by: LocalizedText("查扩展名和文件头", hant: "查副檔名和檔頭", en: "by name and first bytes"))
  static let opens = InspectionItem(
    "opens", .usability, LocalizedText("文件打得开", hant: "檔案打得開", en: "Files open"),
    by: LocalizedText(
      "解开 Office 和 OFD 文件，查 PDF 首尾", hant: "解開 Office 和 OFD 檔案，查 PDF 首尾",
      en: "packages unpacked, ends of PDF read"))
  static let fixed = InspectionItem(
    "fixed", .usability, LocalizedText("每一联都有固定版式", hant: "每一聯都有固定版式", en: "Each copy has a fixed layout"),
    by: LocalizedText("查有没有 PDF 或 OFD", hant: "查有沒有 PDF 或 OFD", en: "PDF or OFD beside it"))
  static let readMe = InspectionItem(
    "readme", .usability, LocalizedText("有说明文件和字段说明", hant: "有說明檔案和欄位說明", en: "It explains itself"),
    by: LocalizedText(
      "查说明文件、目录、字段说明", hant: "查說明檔案、目錄、欄位說明",
      en: "the files that explain are there"))
  static let active = InspectionItem(
    "active", .safety, LocalizedText("没有宏、脚本和外部链接", hant: "沒有巨集、指令碼和外部連結", en: "No macros, scripts or links outside"),
    by: LocalizedText(
      "查 Office 文件的各部分和 PDF 的动作", hant: "查 Office 檔案的各部分和 PDF 的動作",
      en: "parts of documents, actions of PDF"))
  static let virus = InspectionItem(
    "virus", .safety, LocalizedText("没有病毒", hant: "沒有病毒", en: "No virus"),
    by: LocalizedText("clamdscan", hant: "clamdscan", en: "clamdscan"))
}
