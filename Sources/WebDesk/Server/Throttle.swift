/// Token buckets: so many tries at once, and one more each so many seconds, by what is counted.
actor Throttle {
  private struct Bucket {
    var left: Double
    var at: ContinuousClock.Instant
  }
  private let atOnce: Double
  private let secondsEach: Double
  private var buckets: [String: Bucket] = [:]
  /// Buckets that are full again are forgotten once there are so many.
  private static let most = 10_000

  init(_ limit: (atOnce: Double, secondsEach: Double)) { (atOnce, secondsEach) = limit }

  /// Takes one try for each of the keys, if all have one left; else gives the seconds to wait.
  func take(_ keys: [String], now: ContinuousClock.Instant = .now) -> Int? {
    if buckets.count > Throttle.most { buckets = buckets.filter { left($0.value, now) < atOnce } }
    let levels = keys.map { buckets[$0].map { left($0, now) } ?? atOnce }
    if let least = levels.min(), least < 1 { return Int(((1 - least) * secondsEach).rounded(.up)) }
    for (key, level) in zip(keys, levels) { buckets[key] = Bucket(left: level - 1, at: now) }
    return nil
  }

  /// Gives back what was taken for a key, as after a login that was right.
  func forgive(_ key: String) { buckets[key] = nil }

  private func left(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
    let passed = bucket.at.duration(to: now) / .seconds(1)
    return min(atOnce, bucket.left + passed / secondsEach)
  }
}
