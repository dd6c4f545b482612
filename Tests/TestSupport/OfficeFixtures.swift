/// Files of `Tests/Fixtures/office`, made by other programs.
public enum OfficeFixtures {
  /// Their names.
  public static let names = [
    "python-docx.docx", "openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.docx", "libreoffice.xlsx",
  ]

  /// The bytes of one.
  public static func bytes(_ name: String) throws -> [UInt8] { try Repository.bytes("Tests/Fixtures/office/\(name)") }
}
