import Findings
import Testing

@testable import FormLayout
@testable import Templates

/// The choice of sizes and line breaks for labels.
@Suite struct TextMeasureTests {
  @Test func `a label is broken between words, before it is set smaller than 小五`() {
    func label(_ text: String, _ width: Double, _ height: Double) -> ([String], Double) {
      TextMeasure(.document, .zhHans).label(
        text, size: 10.5, width: width, height: height, lineHeight: TextMeasure.solid)
    }
    #expect(label("客户名称", 60, 21) == (["客户名称"], 10.5))
    #expect(label("客户反映问题", 58, 55) == (["客户反映", "问题"], 10.5))
    #expect(label("更换/退回原因", 58, 40) == (["更换/", "退回原因"], 10.5))
    #expect(label("关联售后服务申请单号", 60, 21.5) == (["关联售后服务", "申请单号"], 9))
    #expect(label("保修截止日", 40, 12) == (["保修截止日"], 7.5))
  }

  @Test func `date patterns become number formats`() {
    #expect(DateWritingStyle.numberFormat("yyyy-MM-dd HH:mm") == "yyyy-mm-dd hh:mm")
    #expect(DateWritingStyle.numberFormat("yyyy年M月d日") == #"yyyy"年"m"月"d"日""#)
  }
}
