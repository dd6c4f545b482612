// A clerk at a desk, while a list of 2,000 surveys is issued into the same register: desk REPOSITORY REGISTER
import Foundation
import Liandan

let (repository, register) = (CommandLine.arguments[1], CommandLine.arguments[2])
let desk = IssueDesk(
  library: try FormLibrary(directories: [repository + "/forms"], register: register),
  templates: TemplateLibrary(directories: [repository + "/templates"]), registerDirectory: register,
  world: .system(operatorName: "批量"))

/// A form of the examples with another contact.
func example(_ file: String, _ contact: String, for another: String) throws -> [UInt8] {
  let text = try String(contentsOfFile: "\(repository)/forms/examples/\(file)", encoding: .utf8)
  return Array(text.split(separator: "\n{")[0].replacing(contact, with: another).utf8)
}

let surveys: [UInt8] = try (1...2_000).flatMap { row in
  try example("surveys.jsonl", "郭明", for: "客户 \(row)") + [UInt8(ascii: "\n")]
}
let list = Task {
  try await desk.issue(
    "satisfaction-survey", from: [.bytes(surveys, name: "surveys.jsonl")], options: IssueOptions(), observe: { _ in })
}
let clerk = desk.working(as: "王建国")
var waits: [Duration] = []
for visit in 1...20 {
  let data = DataSource.bytes(try example("maintenance-record.json", "许文静", for: "客户 \(visit)"), name: "form.json")
  let start = ContinuousClock.now
  let form = try await clerk.issueForm("maintenance-record", from: data)
  waits.append(ContinuousClock.now - start)
  let pages = try await clerk.bytes(of: form.copies[0])
  let closed = try await clerk.closeForm(form.number, with: data)
  let found = try await clerk.find(FormSearch(["客户 \(visit)"], form: "maintenance-record", states: [.closed]))
  print(closed.number, "first copy of \(pages.count) bytes, found as", found[0].record.number)
}
let report = try await list.value
print("list: \(report.issued) issued, \(report.freshNumbers ?? "numbers not in one run")")
print("the clerk waited \(waits.sorted()[10]) in the middle, at most \(waits.max()!)")
