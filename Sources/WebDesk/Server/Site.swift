import DeskStore
import Liandan
import Logging

/// What all requests share.
struct Site: Sendable {
  let desk: IssueDesk
  let store: DeskStore
  let settings: ServerSettings
  let logger: Logger
  let assets = Assets()
  let logins = Throttle(ServerLimits.logins)
  let uploads = Throttle(ServerLimits.uploads)
  let metrics = Metrics()
  let drawing = DrawingQueue()
  let results = ResultCache()
}
