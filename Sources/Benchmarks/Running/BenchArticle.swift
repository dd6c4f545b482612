import Foundation

/// The tables of a run as an article of the documentation.
struct BenchArticle {
  let tables: [ReportTable]
  let setting: Setting

  var text: String {
    """
    # Benchmarks

    What Liandan needs beside other engines, as `make bench` measured it last.

    ## How it is measured

    This page is written by the benchmark itself; run `make bench` to renew it.

    - Machine: \(Machine.description). Files were written to \(setting.scratch.hasPrefix("/dev/shm") ? "memory (/dev/shm)" : "disk").
    - Contenders run in turn, \(setting.rounds) rounds with other records in each round; figures are medians, and a ratio \
    compares the medians of the same rounds. Rates are by processor time of the process and its children, the rate on \
    the clock beside it. Peak is the greatest resident size of the process.
    - The data are made with fixed seeds; some values hold `&`, `<`, `>` and quotes. Every file that a contender wrote is \
    opened, and all its values are compared with the data.
    - “× slower” is how many times as long as the first line's contender takes for one item.


    """ + tables.map(\.markdown).joined(separator: "\n")
  }
}
