import Deflating
import TestSupport
import Testing

#if DEBUG
  private let rounds = (templates: 60, documents: 20)
#else
  private let rounds = (templates: 1_000, documents: 22)
#endif

@Suite struct RelocatableDeflateTests {
  @Test func `every random document inflates to the bytes that were named`() throws {
    var random = SeededRandom(20_261_121)
    var packed: [UInt8] = []
    for round in 0..<rounds.templates {
      let template = RandomTemplate(&random)
      // The first plan has seen nothing, the second one learns from documents of the first.
      var plan = DeflatePlan(arena: template.arena, steps: template.steps)
      for isTrained in [false, true] {
        var samples: [DeflateSample] = []
        let encoder = DeflateEncoder(plan)
        for document in 0..<(rounds.documents / 2) {
          var writing = Writing(encoder: encoder)
          let turns = [0...2, 0...0, 1...1, 3...9][document % 4]
          template.write(to: &writing, turns: turns, &random)
          #expect(encoder.size == writing.plain.count)
          packed.removeAll(keepingCapacity: true)
          let text = encoder.finish(appendingTo: &packed)
          let plain = inflated(packed, size: writing.plain.count)
          try #require(plain == writing.plain, "template \(round), document \(document), trained: \(isTrained)")
          try #require(text.size == writing.plain.count && text.crc == checksum(writing.plain))
          try #require(plan.text(of: writing.sample) == writing.plain)
          samples.append(writing.sample)
        }
        plan = DeflatePlan(arena: template.arena, steps: template.steps, samples: samples)
      }
    }
  }

  @Test func `runs may be named in any order, more than a window apart`() throws {
    var random = SeededRandom(7)
    var template = RandomTemplate(&random)
    while template.runs.count < 8 { template = RandomTemplate(&random) }
    let encoder = DeflateEncoder(DeflatePlan(arena: template.arena, steps: template.steps))
    for _ in 0..<6 {
      var writing = Writing(encoder: encoder)
      for _ in 0..<400 {
        if Int.random(in: 0..<20, using: &random) == 0 {
          let size = Int.random(in: 0...40_000, using: &random)
          writing.value((0..<size).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) })
        } else {
          let run = Int.random(in: 0..<template.runs.count, using: &random)
          writing.run(run, template.arena[template.runs[run]])
        }
      }
      var packed: [UInt8] = []
      let text = encoder.finish(appendingTo: &packed)
      #expect(inflated(packed, size: text.size) == writing.plain)
      #expect(text.crc == checksum(writing.plain))
    }
  }

  @Test func `a text given up leaves nothing behind`() throws {
    let arena = Array("<w:t>公司</w:t>".utf8)
    let encoder = DeflateEncoder(DeflatePlan(arena: arena, steps: [.run(0..<arena.count), .value]))
    var packed: [UInt8] = []
    encoder.run(0)
    encoder.value(Array("thrown away".utf8))
    encoder.reset()
    #expect(encoder.size == 0)
    let text = encoder.finish(appendingTo: &packed)
    #expect(text == DeflatedText(crc: 0, size: 0))
    #expect(inflated(packed, size: 0) == [])
  }

  @Test func `a filled form is at most a twentieth longer than zlib makes it`() throws {
    var random = SeededRandom(20_261_122)
    let form = FormText()
    let plan = DeflatePlan(arena: form.arena, steps: form.steps, samples: [form.sample(&random)])
    let encoder = DeflateEncoder(plan)
    var (ours, zlib) = (0, 0)
    for _ in 0..<30 {
      let sample = form.sample(&random)
      var packed: [UInt8] = []
      encoder.write(sample)
      let text = encoder.finish(appendingTo: &packed)
      let plain = plan.text(of: sample)
      #expect(inflated(packed, size: text.size) == plain)
      ours += packed.count
      zlib += deflatedSize(plain)
    }
    #expect(ours * 100 <= zlib * 105, "\(ours) against \(zlib)")
  }
}
