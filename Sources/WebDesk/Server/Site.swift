import DeskStore
import Liandan
import Logging
import Synchronization
import Threads

/// What all requests share.
final class Site: Sendable {
  private let current: Mutex<IssueDesk>
  let store: DeskStore
  let settings: ServerSettings
  let logger: Logger
  let assets = Assets()
  let logins = Throttle(ServerLimits.logins)
  let uploads = Throttle(ServerLimits.uploads)
  let metrics = Metrics()
  /// Where pages are drawn that no call of the desk draws.
  let drawing = WorkThreads("desk.drawing", most: 2)
  let results = ResultCache()
  let chainWatch = ChainWatch()
  let files: UploadFolder
  let lists: ListJobs
  let archive = ArchiveJobs()

  init(desk: IssueDesk, store: DeskStore, settings: ServerSettings, logger: Logger) {
    current = Mutex(desk)
    (self.store, self.settings, self.logger) = (store, settings, logger)
    files = UploadFolder(register: desk.registerDirectory)
    lists = ListJobs(store: store, files: files)
  }

  /// The desk with its forms as they are now.
  var desk: IssueDesk { current.withLock { $0 } }

  /// What is done before the first request: what a server left that ended in the midst.
  ///
  /// - Throws: a `RegisterError` if the register cannot be read: nobody is to learn that page by page.
  func begin() async throws {
    if try await desk.upgrade() { logger.notice("the register was of an older format and is up to date now") }
    try await store.interruptLists()
    files.clean(but: try await store.uploads())
    await tellChain()
  }

  /// Takes forms that were changed; requests under way end with those that they began with.
  func use(_ library: FormLibrary) { current.withLock { $0 = $0.using(library) } }
}
