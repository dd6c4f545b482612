import Findings
import Testing

struct NearestNameTests {
  private let labels = ["顾客单位", "联系电话", "通信地址", "调查日期", "交付日期", "填表人"]

  @Test func `a name that shares most of its characters is likely meant, whatever their order`() {
    #expect(NearestName.alike("客户单位", in: labels) == "顾客单位")
    #expect(NearestName.alike("单位顾客名", in: labels) == "顾客单位")
    #expect(NearestName.alike("日期调查", in: labels) == "调查日期")
  }

  @Test(arguments: ["业务员备注", "单位", "客户", "所属片区", "customer"])
  func `a name that shares few is not`(_ name: String) {
    #expect(NearestName.alike(name, in: labels) == nil)
  }

  @Test func `Latin names are compared by their order alone`() {
    #expect(NearestName.alike("listen", in: ["silent"]) == nil)
  }
}
