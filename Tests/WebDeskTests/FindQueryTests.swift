import HTML
import Liandan
import Testing

@testable import WebDesk

/// What the address of 查单 says.
struct FindQueryTests {
  private func query(_ text: String) -> FindQuery { FindQuery(FormFields(urlencoded: text.utf8)) }

  @Test func `a query is read, and written in one way`() {
    let query = query(
      "state=closed&words=+%E5%AE%81%E5%9B%BD++%E8%BD%B4%E6%89%BF+&form=&period=2026-Q4&x=1&order=oldest&after=SV-1")
    #expect(query.words == "宁国  轴承" && query.form == nil && query.state == .closed && query.period == "2026-Q4")
    #expect(query.order == .oldest && query.place.after == "SV-1")
    #expect(query.search.words == ["宁国", "轴承"] && query.search.states == [.closed])
    #expect(self.query(query.saved).saved == query.saved && !query.saved.contains("after"))
    #expect(query.path().text == "/find?" + query.saved)
    #expect(self.query("after=SV-1&before=SV-9").place.before == nil)
    #expect(self.query("before=SV-9").place.before == "SV-9" && !self.query("before=SV-9").place.isFirst)
  }

  @Test func `what is no condition is none`() {
    #expect(!query("").hasConditions && !query("words=&form=&state=never&order=newest").hasConditions)
    #expect(!query("order=oldest").hasConditions && query("person=x").hasConditions)
    #expect(query("words=" + String(repeating: "a", count: 9_000)).words.count == 200)
  }

  @Test func `an order is that of issue or of a column, and its heading turns it round`() {
    for name in ["oldest", "customer", "-customer", "form", "state", "-issuer", "f-amount", "-f-amount"] {
      #expect(FindOrder(name).name == name && query("order=\(name)").saved == "order=\(name)")
      #expect(!query("order=\(name)").hasConditions)
    }
    for name in ["newest", "", "-", "amount", "-oldest"] { #expect(FindOrder(name) == .newest) }
    let once = FindOrder.newest.toggled(.customer)
    #expect(once.name == "customer" && once.toggled(.customer).name == "-customer")
    #expect(once.toggled(.customer).toggled(.customer) == once && once.toggled(.state).name == "state")
    #expect(query("order=-customer").search.order == .newestFirst)
  }

  @Test func `hostile values stay values`() {
    let path = query("words=%22%3E%3Cscript%3E&person=a%26state%3Dvoid%23").path().text
    #expect(path == "/find?words=%22%3E%3Cscript%3E&person=a%26state%3Dvoid%23")
  }

  @Test func `the digits on paper are eight of sixteen`() {
    #expect(PaperPages.isDigits("1a2B3c4d"))
    for word in ["1a2b3c4", "1a2b3c4g", "1a2b3c4d5", "１ａ２ｂ３ｃ４ｄ", ""] { #expect(!PaperPages.isDigits(word)) }
  }
}
