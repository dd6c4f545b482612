import Findings

extension FieldTypeEntry {
  static let `repeat` = FieldTypeEntry(
    .rows, LocalizedText("明细行", hant: "明細列", en: "rows"), keys: typed.union(["fields", "min_rows", "max_rows"]),
    canBeColumn: false)

  static let image = FieldTypeEntry(
    .images, LocalizedText("图片", hant: "圖片", en: "pictures"), keys: typed.union(["max_rows"]),
    entryHint: LocalizedText(
      "图片的文件名，图片与本文件放在一起", hant: "圖片的檔名，圖片與本檔案放在一起", en: "the picture's file name; keep it beside this file"))

  static let signature = FieldTypeEntry(
    .signature, LocalizedText("签名", hant: "簽名", en: "a signature"), keys: typed)

  /// A stamp may be called required: it says that the paper needs one, and binds nobody who types.
  static let stamp = FieldTypeEntry(
    .nothing, LocalizedText("盖章", hant: "蓋章", en: "a stamp"), keys: ["required"], canBeColumn: false)

  static let approvals = FieldTypeEntry(
    .approvals, LocalizedText("审批意见", hant: "審批意見", en: "approvals"), keys: typed.union(["chain"]),
    canBeColumn: false)
}
