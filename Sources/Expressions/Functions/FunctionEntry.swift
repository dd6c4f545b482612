/// One function of the formula language: its name, what it takes, what it gives, and how it is computed.
struct FunctionEntry: Sendable {
  /// What an argument may be.
  enum Parameter: Sendable {
    case number, text, boolean
    /// A date or a date with time.
    case moment
    case dateTime
    /// A number or a list of numbers.
    case numbers
    /// Numbers, dates or moments, or a list of them; all arguments of one type.
    case ordered
    /// Dates and moments, or lists of them, mixed as they come.
    case moments
    /// Any value or list that can be written as text.
    case printable
    /// Any value; all these arguments have one type, which is the result's.
    case branch
    /// Rows, pictures, a list, or several choices.
    case countable
    /// One or several choices, or a list of choices.
    case chosen
    /// The id of a choice in the first argument's list.
    case choiceOfFirst
    /// A date, a moment, or a text that writes one.
    case readableDate
    /// A number, or a text that writes one.
    case readableNumber
  }

  /// What a function gives.
  enum Result: Sendable {
    case type(OperandType)
    /// The one type of all `branch` or `ordered` arguments.
    case common
    /// The type of the first argument.
    case first
    /// A number, or a list of them where the first argument is a list.
    case numberPerItem
  }

  /// The name.
  let name: String
  /// How it is written, for hints.
  let usage: String
  /// The parameters; the last one describes all further arguments if `repeats`.
  let parameters: [Parameter]
  /// The least number of arguments.
  let least: Int
  /// Whether the last parameter may be given any number of times.
  let repeats: Bool
  /// What it gives.
  let result: Result
  /// Whether it is computed although an argument is unknown; otherwise the result is unknown then.
  let seesUnknown: Bool
  /// Looks at what is known when the formula is compiled; may return a body made for these arguments.
  let prepare: (@Sendable (inout Checker, [Checker.Checked]) -> FunctionBody?)?
  /// How it is computed.
  let body: FunctionBody

  init(
    _ name: String, _ usage: String, _ parameters: [Parameter], least: Int? = nil, repeats: Bool = false,
    gives result: Result, seesUnknown: Bool = false,
    prepare: (@Sendable (inout Checker, [Checker.Checked]) -> FunctionBody?)? = nil, body: @escaping FunctionBody
  ) {
    self.name = name
    self.usage = usage
    self.parameters = parameters
    self.least = least ?? parameters.count
    self.repeats = repeats
    self.result = result
    self.seesUnknown = seesUnknown
    self.prepare = prepare
    self.body = body
  }

  /// The greatest number of arguments, if there is one.
  var most: Int? { repeats ? nil : parameters.count }

  /// The parameter of the argument at this index.
  func parameter(at index: Int) -> Parameter { parameters[min(index, parameters.count - 1)] }
}

/// All functions by name.
enum FunctionTable {
  static let all: [String: FunctionEntry] = Dictionary(
    (logic + numbers + lists + texts + dates + choices).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
