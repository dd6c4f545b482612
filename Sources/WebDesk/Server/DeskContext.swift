import Hummingbird

/// What Hummingbird knows of a request besides the request itself.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other end of the connection: the browser's, or that of a proxy.
  let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
