import Findings
import Forms

struct WorkbookForms {
  let file: String
  let schema: FormSchema?
  let limits: IntakeLimits
  func items(_ bytes: [UInt8]) -> [SubmissionReader.Item] { [] }
}
