import Deflating
import TestSupport

/// A form as word processors write it: labelled cells, a table of items, signatures.
struct FormText {
  private(set) var arena: [UInt8] = []
  private(set) var steps: [DeflateStep] = []
  private var runCount = 0
  private var loop = 0..<0

  private static let labels = [
    "客户名称", "联系人", "联系电话", "地址", "合同编号", "产品名称", "规格型号", "出厂编号", "购买日期", "报修时间", "故障现象", "处理意见",
    "检测结果", "维修费用", "处理人", "审核人", "完成日期", "备注",
  ]
  private static let words = [
    "深圳市南山区", "安庆市迎江区", "华能智能装备有限公司", "现场检查接线端子无松动", "更换采集板后连续运行正常", "客户要求加急处理", "温度变送器",
    "自用气加热器控制箱", "陈晓燕", "王建国", "2026年11月", "HT-2026-0", "☑维修 □更换 □退回", "1,680.00", "只", "台",
  ]

  init() {
    run(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxml"
        + "formats.org/wordprocessingml/2006/main\"><w:body><w:tbl><w:tblPr><w:tblLayout w:type=\"fixed\"/></w:tblPr>")
    for (index, label) in FormText.labels.enumerated() {
      run(
        "<w:tr><w:trPr><w:trHeight w:val=\"454\"/></w:trPr>" + cell(label, width: 1_600 + index % 3 * 25, "distribute"))
      run(opening(width: 3_200 + index % 4 * 50, "left"))
      steps.append(.value)
      run("</w:t></w:r></w:p></w:tc></w:tr>")
    }
    let head = steps.count
    steps.append(.body(end: 0))
    let first = runCount
    run("<w:tr><w:trPr><w:trHeight w:val=\"397\"/></w:trPr>")
    for column in 0..<6 {
      run(opening(width: 800 + column * 210, "center"))
      steps.append(.value)
      run("</w:t></w:r></w:p></w:tc>")
    }
    run("</w:tr>")
    steps[head] = .body(end: steps.count)
    loop = first..<runCount
    run("</w:tbl>" + FormText.labels.map { "<w:p><w:r><w:t>\($0)：</w:t></w:r></w:p>" }.joined())
    run("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>")
  }

  private mutating func run(_ text: String) {
    let start = arena.count
    arena += Array(text.utf8)
    steps.append(.run(start..<arena.count))
    runCount += 1
  }

  private func opening(width: Int, _ alignment: String) -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:jc"
      + " w:val=\"" + alignment + "\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">"
  }

  private func cell(_ text: String, width: Int, _ alignment: String) -> String {
    opening(width: width, alignment) + text + "</w:t></w:r></w:p></w:tc>"
  }

  /// A form with random values and one to six items.
  func sample(_ random: inout SeededRandom) -> DeflateSample {
    var sample = DeflateSample()
    var run = 0
    func visit(_ range: Range<Int>) {
      var at = range.lowerBound
      while at < range.upperBound {
        switch steps[at] {
        case .run:
          sample.run(run)
          run += 1
        case .value:
          let words = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            FormText.words.randomElement(using: &random) ?? ""
          }
          sample.value(Array((words.joined() + "\(Int.random(in: 1...99, using: &random))").utf8))
        case .body(let end):
          for _ in 0..<Int.random(in: 1...6, using: &random) {
            run = loop.lowerBound
            visit((at + 1)..<end)
          }
          at = end - 1
        }
        at += 1
      }
    }
    visit(0..<steps.count)
    return sample
  }
}
