package import Findings

/// Expressions of other engines written where a name belongs: `{{qty * price}}`, `{{total > 100}}`, `{{list[0].x}}`.
package enum TagExpression {
  /// Whether what is no known name looks like an expression. Parentheses alone do not make one: labels have them.
  package static func isMeant(_ name: String) -> Bool {
    let signs = ["*", ">", "<", "==", "!=", "&&", "||", " ? ", " + ", " - ", " / ", "[", "=#", "()"]
    if signs.contains(where: name.contains) { return true }
    // A call: a word in ASCII before a parenthesis that ends the name.
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "(") else { return false }
    let word = name[..<open].split(separator: ".").last ?? ""
    return !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// What to do instead, where tags print the fields of a form.
  package static let hint = LocalizedText(
    "标签里只写名称：算式请写成表单里的计算字段（calculation），再印它；按选项显示用 {{#名称|is:选项}}…{{/名称}}",
    hant: "標籤裡只寫名稱：算式請寫成表單裡的計算欄位（calculation），再印它；按選項顯示用 {{#名稱|is:選項}}…{{/名稱}}",
    en: "a tag holds a name: put the expression into a calculated field of the form and print that; for choices write "
      + "{{#name|is:choice}}…{{/name}}")
}
