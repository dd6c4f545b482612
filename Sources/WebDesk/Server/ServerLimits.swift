/// Every limit of the server in one place.
enum ServerLimits {
  /// The size of a request's body in bytes, where a route does not say otherwise.
  static let bodyBytes = 256 << 10
  /// The size of one header field and of all in bytes, and their number.
  static let headerFieldBytes = 8 << 10, headerBytes = 32 << 10, headerCount = 64
  /// How long the body of a request may take, in seconds.
  static let bodySeconds = 60
  /// The size of an uploaded list or packet in bytes, and how long it may take, in seconds.
  static let uploadBytes = 64 << 20, uploadSeconds = 600
  /// The size of files that are attached to a form at a time, in bytes: the largest that may be attached, and some more.
  static let attachmentBytes = 216 << 20
  /// How many refused forms of a list are shown with their cells.
  static let refusedForms = 100
  /// How many forms of a list are issued together: whoever issues a form meanwhile waits for these at most.
  static let listGroup = 32
  /// How far the threads that draw a list stand back for pages and single forms.
  static let listNiceness = 10
  /// How many lists are at work at a time.
  static let listsAtWork = 2
  /// How long a connection may rest, in seconds.
  static let idleSeconds: Int64 = 75
  /// How many connections there may be at a time.
  static let connections = 1_024
  /// How many tries to log in there are at once, for one login or address, and how many seconds it takes to get one more.
  static let logins = (atOnce: 8.0, secondsEach: 30.0)
  /// How many uploads an account may make at once, and how many seconds it takes to get one more.
  static let uploads = (atOnce: 60.0, secondsEach: 0.5)
  /// How many results of long computations are kept; after how many seconds they are computed anew, or after how many times
  /// what that took, if it is more; and up to what age in seconds one is shown meanwhile.
  static let results = (count: 48, seconds: 60, timesItsCost: 20, oldest: 600)
  /// How many forms a download of found forms has at most.
  static let found = 10_000
  /// How many found forms are put in the order of a column at most.
  static let sorted = 500
  /// How many filters an account may save.
  static let filters = 50
  /// How many hits a page of a list has.
  static let pageLength = 50
}
