/// A failure of the world, not of the form: a full disk, a locked register, a damaged file.
///
/// Unlike a ``Finding`` it ends the command. Its message is one line that says what happened and what to do.
public protocol ExplainedError: Error, Sendable {
  /// What happened and what to do, on one line.
  var message: LocalizedText { get }
}
