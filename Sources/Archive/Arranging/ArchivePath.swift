import Records

/// Where the files of a packet with terms lie: the folders of a carrier of electronic archives (档发〔2012〕7号) inside the
/// payload of a bag.
enum ArchivePath {
  static let records = "data/电子档案/"
  static let further = "data/其他/"
  /// What a stranger reads first.
  static let readMe = "data/说明文件.TXT"
  /// The list of what is archived.
  static let folderList = "data/文件目录.XML"
  /// The form that both sides of a transfer sign.
  static let transferForm = further + "移交与接收登记表.xlsx"
  /// What the keys of the data mean.
  static let fieldGuide = further + "字段说明.xlsx"
  /// The company's rules of arrangement.
  static let rules = further + "归档规则.yaml"
  /// Where the schemas lie.
  static let schemas = further + "表单定义/"
  /// Where the company's parameters lie.
  static let profiles = further + "公司参数/"

  /// The folder of the forms of one kind: `data/电子档案/2026/cost-approval/`.
  static func folder(_ terms: ArchiveTerms, form: String) -> String { "\(records)\(terms.year)/\(form)/" }

  /// Where a schema lies: `data/其他/表单定义/cost-approval-v2-8c4fe32d.yaml`.
  static func schema(_ id: String, version: Int, sha256: String) -> String {
    "\(schemas)\(id)-v\(version)-\(sha256.prefix(8)).yaml"
  }

  /// Where a profile lies.
  static func profile(_ sha256: String) -> String { "\(profiles)\(sha256.prefix(8)).yaml" }
}
