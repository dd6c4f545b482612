public import Findings

extension AccountProblem: ExplainedError {
  /// What is wrong and what to do.
  public var message: LocalizedText {
    switch self {
    case .badLogin:
      LocalizedText(
        "账号只能用小写字母、数字和 - _ .，最多 \(AccountLimits.name) 个", hant: "帳號只能用小寫字母、數字和 - _ .，最多 \(AccountLimits.name) 個",
        en: "an account has small letters, digits and - _ . only, \(AccountLimits.name) at most")
    case .badName:
      LocalizedText(
        "请填写姓名，最多 \(AccountLimits.name) 个字", hant: "請填寫姓名，最多 \(AccountLimits.name) 個字",
        en: "give the name, of \(AccountLimits.name) characters at most")
    case .loginTaken: LocalizedText("已有这个账号", hant: "已有這個帳號", en: "there is such an account already")
    case .nameTaken:
      LocalizedText(
        "已有账号用这个姓名，台账里会分不清。请加以区别，如“王芳（二部）”", hant: "已有帳號用這個姓名，台帳裡會分不清。請加以區別，如「王芳（二部）」",
        en: "another account has this name: the register could not tell them apart. Add something, as “Wang Fang (2)”")
    case .unknown: LocalizedText("没有这个账号", hant: "沒有這個帳號", en: "there is no such account")
    case .badPassword:
      LocalizedText(
        "密码至少 \(AccountLimits.password) 个字", hant: "密碼至少 \(AccountLimits.password) 個字",
        en: "a password has at least \(AccountLimits.password) characters")
    case .guessable:
      LocalizedText(
        "这个密码太容易猜到，请换一个", hant: "這個密碼太容易猜到，請換一個", en: "this password is easily guessed: choose another")
    case .lastAdministrator:
      LocalizedText(
        "这样就没有人能管理账号了", hant: "這樣就沒有人能管理帳號了", en: "nobody would be left to manage accounts")
    case .noDirectory:
      LocalizedText(
        "这个账号的密码由目录服务器核对，服务台现在没有接目录服务器（--ldap）。请找管理员",
        hant: "這個帳號的密碼由目錄伺服器核對，服務台現在沒有接目錄伺服器（--ldap）。請找管理員",
        en: "the password of this account is a directory's, and the desk has none now (--ldap): ask the administrator")
    case .noHashing:
      LocalizedText(
        "系统的 libcrypt 不支持 yescrypt，存不了密码。请升级 libxcrypt", hant: "系統的 libcrypt 不支援 yescrypt，存不了密碼。請升級 libxcrypt",
        en: "the system's libcrypt has no yescrypt: upgrade libxcrypt")
    }
  }
}
