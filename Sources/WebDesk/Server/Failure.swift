import DeskStore
import DirectoryLogin
import Findings
import HTML
import HTTPTypes
import Liandan

/// Why a request is not answered as it was meant.
struct Failure: Error, Sendable {
  let status: HTTPResponse.Status
  let message: LocalizedText
  var findings: [Finding] = []
  /// For how many seconds it makes no sense to try again.
  var retryAfter: Int?

  static let loginNeeded = Failure(
    status: .unauthorized, message: LocalizedText("请先登录", hant: "請先登入", en: "Log in first"))
  static let forbidden = Failure(
    status: .forbidden,
    message: LocalizedText(
      "您的账号没有这项权限。需要的话，请找管理账号的同事", hant: "您的帳號沒有這項權限。需要的話，請找管理帳號的同事",
      en: "Your account may not do this. If it should, ask whoever manages accounts"))
  static let notFound = Failure(
    status: .notFound, message: LocalizedText("没有这一页", hant: "沒有這一頁", en: "There is no such page"))
  static let notOpen = Failure(
    status: .conflict,
    message: LocalizedText(
      "这张单已经结单或作废，不能再填", hant: "這張單已經結單或作廢，不能再填", en: "The form is closed or void: nothing more can be filled in"))
  static let otherSite = Failure(
    status: .forbidden,
    message: LocalizedText(
      "这个请求来自别的网站，没有执行", hant: "這個請求來自別的網站，沒有執行", en: "The request came from another site and was refused"))
  static let otherHost = Failure(
    status: .misdirectedRequest,
    message: LocalizedText(
      "服务台不认这个地址。请用管理员给的地址打开；要加地址，启动时用 --name 指明",
      hant: "服務台不認這個位址。請用管理員給的位址開啟；要加位址，啟動時用 --name 指明",
      en: "The desk does not know this address. Open it by the one you were given; --name adds one at the start"))
  static let tooLarge = Failure(
    status: .contentTooLarge, message: LocalizedText("送来的内容太大", hant: "送來的內容太大", en: "What was sent is too large"))
  static let tooSlow = Failure(
    status: .requestTimeout, message: LocalizedText("传得太慢，已中断", hant: "傳得太慢，已中斷", en: "It was sent too slowly"))
  static let malformed = Failure(
    status: .badRequest,
    message: LocalizedText("请求不完整，请刷新页面重试", hant: "請求不完整，請重新整理頁面再試", en: "The request is incomplete: reload the page"))

  static let noPicture = Failure(
    status: .unsupportedMediaType,
    message: LocalizedText(
      "这不是 jpg、png 或 gif 图片", hant: "這不是 jpg、png 或 gif 圖片", en: "This is no jpg, png or gif picture"))
  static let notInFormat = Failure(
    status: .notFound,
    message: LocalizedText(
      "登记的各联里没有这种格式", hant: "登記的各聯裡沒有這種格式", en: "The copies on record are not in this format"))
  static let tooManyFilters = Failure(
    status: .conflict,
    message: LocalizedText(
      "最多存 \(ServerLimits.filters) 个条件，请先删一个", hant: "最多存 \(ServerLimits.filters) 個條件，請先刪一個",
      en: "You may save \(ServerLimits.filters) searches: delete one first"))

  static func tooMany(wait seconds: Int) -> Failure {
    Failure(
      status: .tooManyRequests,
      message: LocalizedText(
        "试得太频繁，请过 \(seconds) 秒再试", hant: "試得太頻繁，請過 \(seconds) 秒再試", en: "Too many tries: wait \(seconds) seconds"),
      retryAfter: seconds)
  }

  /// What any error of a call means for the browser.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let list as FindingList:
      self.init(
        status: .unprocessableContent,
        message: LocalizedText("内容有错误", hant: "內容有錯誤", en: "The content has errors"), findings: list.findings)
    case let error as DeskError:
      self.init(status: error.kind == .usage ? .badRequest : .internalServerError, message: error.message)
    case let error as RegisterError:
      let status: HTTPResponse.Status =
        switch error.code {
        case .unknownNumber: .notFound
        case .registerLocked: .serviceUnavailable
        case .wrongState: .conflict
        default: .internalServerError
        }
      self.init(status: status, message: error.message)
    case DraftProblem.gone: self = .notFound
    case DraftProblem.tooLarge: self = .tooLarge
    case DraftProblem.tooMany:
      self.init(
        status: .conflict,
        message: LocalizedText(
          "草稿或图片太多了，请先删掉一些", hant: "草稿或圖片太多了，請先刪掉一些", en: "There are too many drafts or pictures: delete some"))
    case let problem as DirectoryProblem: self.init(status: .serviceUnavailable, message: problem.message)
    case let problem as AccountProblem:
      self.init(status: problem == .unknown ? .notFound : .unprocessableContent, message: problem.message)
    case let error as any ExplainedError: self.init(status: .internalServerError, message: error.message)
    default:
      self.init(
        status: .internalServerError,
        message: LocalizedText(
          "没有料到的故障。请重试；若再出现，请告诉维护人员", hant: "沒有料到的故障。請重試；若再出現，請告訴維護人員",
          en: "Something unexpected happened. Try again; if it comes back, tell whoever maintains the desk"))
    }
  }

  init(
    status: HTTPResponse.Status, message: LocalizedText, findings: [Finding] = [], retryAfter: Int? = nil
  ) {
    (self.status, self.message, self.findings, self.retryAfter) = (status, message, findings, retryAfter)
  }
}
