import Forms
import Foundation
import Register
import Testing

@Suite struct ConcurrencyTests {
  @Test func `processes that issue at once leave the numbers 1 to n`() async throws {
    let home = TestRegister()
    defer { home.remove() }
    let directory = home.directory
    await withTaskGroup { group in
      for writer in 0..<6 {
        group.addTask {
          await #expect(processExitsWith: .success) { [directory = directory as String, writer = writer as Int] in
            let home = TestRegister(at: directory)
            for turn in 0..<3 {
              let register = try home.open()
              try home.issue(register, try TestForms.schema(), ["客户 \(writer)-\(turn)", "客户 \(writer)+\(turn)"])
              try register.close()
            }
          }
        }
      }
    }
    let reader = try home.openForReading()
    var numbers: [String] = []
    try reader.ledger { try $0.forEach { numbers.append($0.number) } }
    #expect(numbers.compactMap { Int($0.suffix(6)) } == Array(1...36))
    #expect(try reader.verify().isEmpty)
  }

  @Test func `threads that share a handle take turns`() async throws {
    let home = TestRegister()
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    try await withThrowingTaskGroup { group in
      for index in 0..<20 { group.addTask { try home.issue(register, schema, ["客户 \(index)"]) } }
      try await group.waitForAll()
    }
    #expect(try register.accounts().first?.lastSerial == 20)
    #expect(try register.verify().isEmpty)
  }
}
