extension FindingArea {
  /// Codes of formulas.
  package static let formulas = FindingArea(
    "formulas", LocalizedText("公式", hant: "公式", en: "formulas"),
    #"""
    formula-syntax error
      公式的写法不对 | 公式的寫法不對 | the formula is malformed
      例 这里应有右括号 | 這裡應有右括號 | a closing bracket is missing here
      → @fixFormula

    formula-full-width error
      公式里用了全角符号或全角空格 | 公式裡用了全形符號或全形空格 | the formula holds full-width signs or blanks
      例 公式里有全角空格 | 公式裡有全形空格 | the formula contains a full-width or hard space
      → 改成半角的 | 改成半形的 | write them in half width

    formula-operator error
      公式里没有这种运算符 | 公式裡沒有這種運算子 | formulas have no such operator
      例 公式里没有运算符 && | 公式裡沒有運算子 && | there is no operator &&
      → 照提示改写，如 and、or、!=、mod | 照提示改寫，如 and、or、!=、mod | write what the message offers, such as and, or, !=, mod

    formula-unknown-name error
      公式里的字段或名称不存在 | 公式裡的欄位或名稱不存在 | the formula names a field or value that is not there
      例 没有叫 ${amout} 的字段 | 沒有叫 ${amout} 的欄位 | there is no field ${amout}
      → 照提示改成相近的名称；字段写成 ${标识} | 照提示改成相近的名稱；欄位寫成 ${識別碼} | use the similar name that the message offers; fields are written ${id}

    formula-unknown-function error
      没有这个函数 | 沒有這個函式 | there is no such function
      例 没有函数 suum() | 沒有函式 suum() | there is no function suum()
      → 照提示改成相近的函数 | 照提示改成相近的函式 | use the similar one that the message offers

    formula-unknown-choice error
      公式里的选项不在选项表里 | 公式裡的選項不在選項表裡 | the formula names a choice that its list does not have
      例 选项表 kinds 里没有 'repare' | 選項表 kinds 裡沒有 'repare' | the choice list kinds has no 'repare'
      → 照提示改成选项表里的标识 | 照提示改成選項表裡的識別碼 | use an id of the list

    formula-arity error
      函数的参数个数不对 | 函式的參數個數不對 | a function has too many or too few arguments
      例 round() 要 2 个参数，这里有 1 个 | round() 要 2 個參數，這裡有 1 個 | round() takes 2 arguments, not 1
      → 照提示的写法改正 | 照提示的寫法改正 | write it as the message shows

    formula-type error
      公式各部分的类型不合，无法计算或比较 | 公式各部分的類型不合，無法計算或比較 | parts of the formula do not fit each other: they cannot be computed or compared
      例 这里要数，却是文字 | 這裡要數，卻是文字 | a number is needed here, not a text
      → 照提示改写，或换成合适的函数 | 照提示改寫，或換成合適的函式 | rewrite it as the message says, or use a function that fits

    formula-date error
      公式里的日期写错了 | 公式裡的日期寫錯了 | a date in the formula is malformed
      例 '2026-13-01' 不是日期 | '2026-13-01' 不是日期 | '2026-13-01' is not a date
      → 写成 '2026-03-05' | 寫成 '2026-03-05' | write '2026-03-05'

    formula-pattern error
      正则式写错了，或用了不支持的写法 | 正則式寫錯了，或用了不支援的寫法 | the regular expression is malformed or not supported
      例 方括号没有结尾 | 方括號沒有結尾 | a square bracket is not closed
      → @fixFormula

    formula-no-score error
      选项没有分值，不能用 score() | 選項沒有分值，不能用 score() | the choices have no score, so score() cannot be used
      例 选项表 kinds 的选项没有分值 | 選項表 kinds 的選項沒有分值 | the choices of kinds have no scores
      → 在 choices 里给每个选项写上 score | 在 choices 裡給每個選項寫上 score | give each choice a score under choices

    formula-too-deep error
      公式的括号套得太深 | 公式的括號套得太深 | the formula is nested too deeply
      例 公式的括号嵌套超过 64 层 | 公式的括號巢狀超過 64 層 | the formula is nested deeper than 64
      → 拆成几个计算字段 | 拆成幾個計算欄位 | divide it into several calculated fields

    formula-too-long error
      公式太长 | 公式太長 | the formula is too long
      例 公式有 20000 字节，超过上限 10000 字节 | 公式有 20000 位元組，超過上限 10000 位元組 | the formula has 20000 bytes; at most 10000 are allowed
      → 拆成几个计算字段 | 拆成幾個計算欄位 | divide it into several calculated fields
    """#)
}
