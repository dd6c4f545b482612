import Typesetting

/// How labels are broken into lines, and how large they are set.
extension TextMeasure {
  /// The label in the greatest size in which it stands well: on one line, or on lines of about equal length if the
  /// height allows. Limits in points.
  func label(
    _ text: String, size: Double, width: Double, height: Double, lineHeight: (Double) -> Double
  ) -> (lines: [String], size: Double) {
    for size in Self.sizes(from: size) {
      let most = max(1, min(3, Int(height / lineHeight(size))))
      for count in 1...most {
        for keepsWords in [true, false] {
          let lines = balanced(text, count, keepsWords: keepsWords)
          // What would touch both borders goes on two lines where there is height for it.
          let limit = count == 1 && most > 1 ? width - 4 : width
          if lines.allSatisfy({ self.width($0, size: size) <= limit }) { return (lines, size) }
        }
      }
    }
    // What fits nowhere is set smallest and grows the row; only a word that cannot be broken goes below 六号.
    let smallest = Self.sizes(from: size).last ?? size
    for size in [smallest, 6.5, 5.5] {
      for count in 1...6 {
        // A column may be as narrow as a character.
        let lines = count == text.count ? text.map(String.init) : balanced(text, count)
        if lines.allSatisfy({ self.width($0, size: size) <= width }) { return (lines, size) }
      }
    }
    return ([text], smallest)
  }

  /// The text on `count` lines of about equal width, broken where it reads well.
  func balanced(_ text: String, _ count: Int, keepsWords: Bool = false) -> [String] {
    guard count > 1, text.count > count else { return [text] }
    let scalars = Array(text.unicodeScalars)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    let total = width(text, size: 1)
    var best = (cost: Double.infinity, cut: 0)
    for cut in typesetter.breaks(in: text) {
      let head = width(part(0..<cut), size: 1)
      var cost = abs(head - total / Double(count))
      if "（(".unicodeScalars.contains(scalars[cut]) || "、/及与和 ".unicodeScalars.contains(scalars[cut - 1]) { cost -= 1 }
      if keepsWords, LabelWords.join(scalars[cut - 1], scalars[cut]) { cost += 2 }
      if cost <= best.cost { best = (cost, cut) }
    }
    guard best.cut > 0 else { return [text] }
    let head = part(0..<best.cut), tail = part(best.cut..<scalars.count)
    return [head.last == " " ? String(head.dropLast()) : head]
      + balanced(tail, count - 1, keepsWords: keepsWords)
  }
}

/// Words of two characters that labels of forms are made of: where a label takes two lines, it is not broken within one.
enum LabelWords {
  static func join(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    words.contains(String(String.UnicodeScalarView([left, right])))
  }

  private static let words: Set<String> = [
    "客户", "用户", "顾客", "联系", "电话", "地址", "单位", "名称", "姓名", "部门", "负责", "产品", "规格", "型号", "编号", "序号", "数量",
    "单价", "金额", "合计", "费用", "预算", "时间", "日期", "方式", "类型", "类别", "原因", "情况", "问题", "反映", "反馈", "故障", "现象",
    "概述", "描述", "处理", "方案", "过程", "措施", "建议", "意见", "结果", "结论", "检查", "检验", "检修", "维修", "维护", "保养", "服务",
    "售后", "申请", "关联", "报告", "记录", "单号", "沟通", "指导", "更换", "退回", "零件", "部件", "明细", "说明", "差异", "质量", "责任",
    "判定", "分类", "满意", "评价", "签字", "盖章", "审批", "领导", "财务", "仓库", "质检", "收货", "发货", "寄回", "寄出", "完成", "合同",
    "订单", "出厂", "购买", "保修", "保内", "保外", "旧件", "回收", "现场", "照片", "备注", "内容", "项目", "依据", "测算", "人员", "遗留",
    "客戶", "用戶", "顧客", "聯繫", "聯絡", "電話", "單位", "名稱", "產品", "規格", "型號", "編號", "序號", "數量", "單價", "金額", "費用",
    "時間", "類型", "類別", "問題", "反應", "反饋", "現象", "描述", "處理", "過程", "建議", "意見", "結果", "結論", "檢查", "檢驗", "檢修",
    "維修", "維護", "保養", "服務", "申請", "關聯", "報告", "記錄", "單號", "溝通", "指導", "更換", "明細", "說明", "差異", "質量", "責任",
    "滿意", "評價", "簽字", "簽名", "蓋章", "審批", "領導", "財務", "倉庫", "質檢", "收貨", "發貨", "訂單", "出廠", "購買", "舊件", "現場",
    "備註", "內容", "項目", "依據", "人員", "遺留",
  ]
}
