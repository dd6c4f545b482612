import GRDB
import Storage

extension GRDB.Row {
  /// A value of a row that may be damaged: throws a ``RegisterError`` that names table, row and column.
  func read<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: Value.Type, _ index: Int, of table: String
  ) throws -> Value {
    do { return try decode(type, atIndex: index) } catch { throw damage(index, of: table) }
  }

  /// A digest, which stands as its hexadecimal digits.
  func digest(_ index: Int, of table: String) throws -> Digest {
    guard let digest = Digest(hex: try read(String.self, index, of: table)) else { throw damage(index, of: table) }
    return digest
  }

  /// The error for a column that holds what no register writes.
  func damage(_ index: Int, of table: String) -> RegisterError {
    damage(columnNames[self.index(startIndex, offsetBy: index)], of: table)
  }

  /// The error for a column, by its name. The row is known by its first column.
  func damage(_ column: String, of table: String) -> RegisterError {
    let name: String
    switch (self[0] as DatabaseValue).storage {
    case .string(let text): name = String(text.prefix(40))
    case .int64(let number): name = "\(number)"
    default: name = "?"
    }
    return .damagedRow(table, row: name, column: column)
  }
}
