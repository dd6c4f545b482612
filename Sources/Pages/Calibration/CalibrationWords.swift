import Findings

/// The words of a calibration sheet.
enum CalibrationWords {
  static let title = LocalizedText("打印位置校准页", hant: "列印位置校準頁", en: "Calibration sheet")

  static func title(paper: String, printer: (name: String, x: Double, y: Double)?) -> LocalizedText {
    let offset = printer.map { "　\($0.name)（x \($0.x)，y \($0.y)）" } ?? ""
    let plain = printer.map { ", \($0.name) (x \($0.x), y \($0.y))" } ?? ""
    return LocalizedText(
      "打印位置校准页　\(paper)\(offset)", hant: "列印位置校準頁　\(paper)\(offset)", en: "Calibration sheet, \(paper)\(plain)")
  }

  /// How it is read, and where the result is written.
  static func parts(isAgain: Bool) -> [[LocalizedText]] {
    let step = CalibrationSheet.cross
    return [
      [
        LocalizedText(
          "1　按 100% 打印，不要“适合页面”。", hant: "1　按 100% 列印，不要「符合頁面」。", en: "1  Print at 100 %, not fitted to the page."),
        LocalizedText(
          "2　左右对折，折线在横尺上的读数是 x；上下对折，折线在竖尺上的读数是 y（毫米）。",
          hant: "2　左右對折，摺線在橫尺上的讀數是 x；上下對折，摺線在直尺上的讀數是 y（公釐）。",
          en:
            "2  Fold left to right: the fold reads x on the level scale. Fold top to bottom: it reads y on the upright one (mm)."
        ),
        LocalizedText(
          "或用直尺：十字到纸的左边、上边应各为 \(step) 毫米，少多少就写多少。",
          hant: "或用直尺：十字到紙的左邊、上邊應各為 \(step) 公釐，少多少就寫多少。",
          en: "Or by ruler: a cross is \(step) mm from the left and upper edge; x and y are what is missing."),
      ],
      [
        LocalizedText(
          isAgain ? "3　加到 profile.yaml 里原来的数上：" : "3　写进 profile.yaml：",
          hant: isAgain ? "3　加到 profile.yaml 裡原來的數上：" : "3　寫進 profile.yaml：",
          en: isAgain ? "3  Add them to those in profile.yaml:" : "3  Write them into profile.yaml:"),
        LocalizedText(
          "printers: { 前台针式: { x: 1.5, y: -0.5 } }", hant: "printers: { 前台針式: { x: 1.5, y: -0.5 } }",
          en: "printers: { front-desk: { x: 1.5, y: -0.5 } }"),
        LocalizedText(
          "x 为正往右移，y 为正往下移。", hant: "x 為正往右移，y 為正往下移。", en: "A positive x moves to the right, a positive y down."),
        LocalizedText(
          "4　打印时加 --printer 前台针式；校准页也加上它再印一张，折线应落在 0。",
          hant: "4　列印時加 --printer 前台針式；校準頁也加上它再印一張，摺線應落在 0。",
          en: "4  Print with --printer front-desk. This sheet, printed so again, folds at 0."),
      ],
    ]
  }
}
