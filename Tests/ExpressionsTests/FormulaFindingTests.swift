import Findings
import Testing

@testable import Expressions

/// The findings as their reader sees them; formulas begin at line 7, column 15 of `a.yaml`.
struct FormulaFindingTests {
  @Test func `every finding of a formula is told at once, each at its column`() {
    #expect(
      report("${totl} > 'x' and summ(${lines.amount}) <= round(1, 2, 3)") == """
        a.yaml · 第 7 行第 15 列：错误：没有叫 ${totl} 的字段 [formula-unknown-name]
            → 是不是 ${total}？
        a.yaml · 第 7 行第 33 列：错误：没有函数 summ() [formula-unknown-function]
            → 是不是 sum()？
        a.yaml · 第 7 行第 58 列：错误：round() 要 1 到 2 个参数，这里有 3 个 [formula-arity]
            → 写法：round(数字, 小数位数)
        """)
  }

  @Test func `how a function is written is told in the reader's language`() {
    for function in FunctionTable.all.values {
      let english = function.localizedUsage.text(in: .en).replacing(/'yyyy年M月d日'|'、'/, with: "")
      #expect(!english.contains(/\p{Han}/), "\(english)")
      #expect(!function.localizedUsage.text(in: .zhHant).contains(/[数额时后备项条]/), "\(function.name)")
    }
    #expect(FunctionTable.all["if"]?.localizedUsage.text(in: .en) == "if(condition, then, else)")
  }

  @Test func `a function that is none is told with those that begin alike`() {
    #expect(report("count-if(${lines.amount}, 1)").hasSuffix("→ 有这些：count()、count-non-empty()、count-selected()"))
    #expect(report("frobnicate(1)") == "a.yaml · 第 7 行第 15 列：错误：没有函数 frobnicate() [formula-unknown-function]")
  }

  @Test func `a date compared with a text says how to write the date`() {
    #expect(
      report("${planned_date} < '2026.3.5'") == """
        a.yaml · 第 7 行第 31 列：错误：日期不能与文本比较 [formula-type]
            → 请写 date('2026-03-05')
        """)
    #expect(
      report("${planned_date} < '2026.3.5'", in: .en) == """
        a.yaml · line 7, column 31: error: a date cannot be compared with a text [formula-type]
            → write date('2026-03-05')
        """)
    #expect(
      report("${planned_date} < '2026.3.5'", in: .zhHant) == """
        a.yaml · 第 7 列第 31 字：錯誤：日期不能與文字比較 [formula-type]
            → 請寫 date('2026-03-05')
        """)
  }

  @Test func `a choice that is not in the list is told with the right one`() {
    #expect(
      report("${kind} = '维修' or ${kind} = 'repiar' or selected(${causes}, 'fire')") == """
        a.yaml · 第 7 行第 25 列：错误：选项表 kind 里没有 '维修' [formula-unknown-choice]
            → “维修”是标签，请写 'repair'
        a.yaml · 第 7 行第 43 列：错误：选项表 kind 里没有 'repiar' [formula-unknown-choice]
            → 是不是 'repair'？
        a.yaml · 第 7 行第 75 列：错误：选项表 cause 里没有 'fire' [formula-unknown-choice]
            → 可选的有：disaster misuse overdue
        """)
  }

  @Test func `full-width punctuation is told with the ASCII sign to use`() {
    #expect(
      report("round（${total}，2） ＞ 5 and ${customer_name} != “无”") == """
        a.yaml · 第 7 行第 20 列：错误：公式里用了全角符号 （ [formula-full-width]
            → 请改成半角的 (
        a.yaml · 第 7 行第 29 列：错误：公式里用了全角符号 ， [formula-full-width]
            → 请改成半角的 ,
        a.yaml · 第 7 行第 31 列：错误：公式里用了全角符号 ） [formula-full-width]
            → 请改成半角的 )
        a.yaml · 第 7 行第 33 列：错误：公式里用了全角符号 ＞ [formula-full-width]
            → 请改成半角的 >
        a.yaml · 第 7 行第 61 列：错误：公式里用了全角符号 “ [formula-full-width]
            → 请改成半角的 "
        a.yaml · 第 7 行第 63 列：错误：公式里用了全角符号 ” [formula-full-width]
            → 请改成半角的 "
        """)
    #expect(
      report("${total} ≥　５") == """
        a.yaml · 第 7 行第 24 列：错误：公式里用了全角符号 ≥ [formula-full-width]
            → 请改成半角的 >=
        a.yaml · 第 7 行第 25 列：错误：公式里有全角空格 [formula-full-width]
            → 请改用半角空格
        a.yaml · 第 7 行第 26 列：错误：公式里用了全角符号 ５ [formula-full-width]
            → 请改成半角的 5
        """)
    #expect(report("${customer_name} = '（无），＞“”'") == "", "inside a text they are text")
  }

  @Test(
    arguments: [
      ("${用户单位} = 'x'", 15, "没有叫 ${用户单位} 的字段", "“用户单位”是标签，请写 ${customer_name}"),
      ("${amount} > 0", 15, "没有叫 ${amount} 的字段", "是不是 ${lines.amount}？"),
      ("total > 5", 15, "不认识 total", "字段写作 ${total}"),
      ("合计 > 5", 15, "不认识 合计", "字段写作 ${total}"),
      ("${kind} = repair", 25, "不认识 repair", "文本要加引号：'repair'"),
      ("${total} == 5", 24, "公式里没有运算符 ==", "请写 ="),
      ("${total} > 5 && true()", 28, "公式里没有运算符 &&", "请写 and"),
      ("${total} / 2 > 5", 24, "公式里没有运算符 /", "请写 div"),
      ("${total} > 5 AND true()", 28, "公式里没有运算符 AND", "请写 and"),
      ("1 < ${total} < 5", 28, "比较不能连写", "a < b < c 请写成 a < b and b < c"),
      ("(1 + 2", 15, "这个 ( 没有对应的 )", "补上 )"),
      ("1 + 2)", 20, "多了一个 )，没有与它对应的 (", nil),
      ("1 +", 18, "公式没有写完，这里缺一个值", nil),
      ("", 15, "公式没有写完，这里缺一个值", nil),
      ("* 2", 15, "这里应是一个值，却是 *", nil),
      ("${total} ${total}", 24, "${total} 前面缺少运算符", "可用 and or = != < <= > >= + - * div mod"),
      ("'abc", 15, "引号没有结束", "在文本末尾补上 '"),
      ("${total", 15, "${ 没有用 } 结束", "字段写作 ${字段}"),
      ("1 + @#", 19, "公式里不能有 @#", "删去它；文本要放在引号里，如 '文本'"),
      ("1 +\u{200B} 2", 18, "公式里不能有 U+200B", "删去它；文本要放在引号里，如 '文本'"),
      ("position(..)", 24, "公式里不能用 ..", "行号写 position()"),
      ("${report_time} - ${arrive_time}", 30, "日期时间 - 日期时间，无法计算", "用 hours-between(先, 后) 或 days-between(先, 后)"),
      ("${planned_date} + ${planned_date}", 31, "日期 + 日期，无法计算", nil),
      ("${lines.amount} * 2", 15, "这里要数字，却是多行的数字", "用 sum(…) 求和"),
      ("${lines.amount} > 2", 31, "多行的数字不能与数字比较", "用 sum(…) 求和"),
      ("${planned_date} >= ${report_time}", 31, "日期不能与日期时间比较", "用 date(…) 取日期"),
      ("${total} > '5'", 24, "数字不能与文本比较", "数字不加引号：5"),
      ("${kind} < ${other_kind}", 23, "选项（kind）没有大小，只能用 = 或 != 比较", nil),
      ("${kind} = ${verdict}", 23, "选项（kind）不能与选项（verdict）比较", nil),
      ("${causes} = 'misuse'", 25, "多选（cause）不能与文本比较", nil),
      ("${total} and true()", 15, "这里要真假值，却是数字", "要用比较，如 … > 0 或 … != ''"),
      ("not(${kind})", 19, "这里要真假值，却是选项（kind）", "用 selected(…, '选项')"),
      ("sum(${lines})", 19, "这里要数字或多行的数字，却是明细行", nil),
      ("max(${approvals.date}, 5)", 38, "这里要日期，却是数字", nil),
      ("max('a')", 19, "这里要数字或日期，却是文本", nil),
      ("score(${kind})", 21, "选项表 kind 的选项没有分值", "在 choices 里给选项写上 score"),
      ("date('3月5日')", 20, "'3月5日' 不是日期", "写成 '2026-03-05'"),
      (#"regex(${customer_name}, '\d{2')"#, 42, "重复次数要写成 {3}、{3,} 或 {3,5}，不超过 1000", nil),
      ("if(true(), 1, 'a')", 29, "这里要数字，却是文本", nil),
      ("today(1)", 15, "today() 要 0 个参数，这里有 1 个", "写法：today()"),
      ("12345678901234567890123456789012345678", 15, "数字太长：最多 37 位，小数最多 18 位", nil),
    ] as [(String, Int, String, String?)]) func `a slip is told with its column and its remedy`(
      source: String, column: Int, message: String, hint: String?
    )
  {
    guard
      case .failure(let list) = Formula.compile(
        source, in: Sample.scope, expecting: nil, at: Origin(file: "a.yaml", line: 7, column: 15))
    else {
      Issue.record("no finding for \(source)")
      return
    }
    #expect(list.findings.map(\.message.zhHans) == [message])
    #expect(list.findings.first?.origin.column == column)
    #expect(list.findings.first?.hint?.zhHans == hint)
  }

  @Test(arguments: [
    ("1 +", "formula-syntax"), ("${total} == 5", "formula-operator"), ("date('3月5日')", "formula-date"),
    ("score(${kind})", "formula-no-score"), (#"regex(${customer_name}, '\d{2')"#, "formula-pattern"),
  ])
  func `each kind of slip has its code`(_ source: String, _ code: String) {
    #expect(report(source).contains("[\(code)]"))
  }

  @Test func `a constraint must be true or false, a calculation of its field's type`() {
    #expect(
      report("${total} + 1", expecting: .boolean) == """
        a.yaml · 第 7 行第 15 列：错误：这里要真假值，却是数字 [formula-type]
            → 要用比较，如 … > 0 或 … != ''
        """)
    #expect(report("now()", expecting: .date).contains("这里要日期，却是日期时间 [formula-type]\n    → 用 date(…) 取日期"))
    #expect(report("${total}", expecting: .text).contains("→ 用 concat(…) 转成文本"))
    #expect(report("'maybe'", expecting: .choice(list: "yes_no")).contains("选项表 yes_no 里没有 'maybe'"))
    #expect(report("${kind}", expecting: .choice(list: "yes_no")).contains("这里要选项（yes_no），却是选项（kind）"))
  }

  @Test func `every message exists in three languages`() {
    let sources = [
      "${totl}", "summ()", "round()", "${kind} = 'x'", "5 ＞ 4", "5 == 4", "合计", "@", "(1", "1)", "1 < 2 < 3", "..", "$",
      "'a",
      "score(${kind})", "date('x')", "regex('a', '(')", "1 + ''", "${done} > ${done}", "${lines} = ${approvals}", "!",
      String(repeating: "(", count: 65), String(repeating: " ", count: 5000),
    ]
    for source in sources {
      guard case .failure(let list) = Formula.compile(source, in: Sample.scope, expecting: nil, at: Origin()) else {
        Issue.record("no finding for \(source)")
        continue
      }
      for text in list.findings.flatMap({ [$0.message, $0.hint] }).compactMap(\.self) {
        #expect(text.zhHant != nil && text.en != nil, "\(text.zhHans)")
      }
    }
  }
}
