package import ArgumentParser

/// What the options are about that every program of ours has.
extension ArgumentHelp {
  /// Of `--register`.
  package static var registerFolder: ArgumentHelp {
    .said(
      "台账目录（默认环境变量 LIANDAN_REGISTER，再默认 ./register）", hant: "台帳目錄（預設環境變數 LIANDAN_REGISTER，再預設 ./register）",
      en: "folder of the register (default: LIANDAN_REGISTER, else ./register)", value: "dir")
  }

  /// Of `--forms`.
  package static var formFolder: ArgumentHelp {
    .said(
      "表单目录（默认 ./forms 加上随程序安装的）", hant: "表單目錄（預設 ./forms 加上隨程式安裝的）",
      en: "folder of forms (default: ./forms and the installed ones)", value: "dir")
  }

  /// Of `--templates`.
  package static var templateFolder: ArgumentHelp {
    .said(
      "模板目录（默认 ./templates 加上随程序安装的）", hant: "範本目錄（預設 ./templates 加上隨程式安裝的）",
      en: "folder of templates (default: ./templates and the installed ones)", value: "dir")
  }

  /// Of `--lang`.
  package static var language: ArgumentHelp {
    .said(
      "语言 zh-Hans、zh-Hant 或 en（默认随系统区域）", hant: "語言 zh-Hans、zh-Hant 或 en（預設隨系統區域）",
      en: "zh-Hans, zh-Hant or en (default: that of the locale)", value: "lang")
  }
}
