import Foundation

/// Makes a system call again as long as a signal interrupts it (signal(7), “Interruption of system calls”): nothing has
/// failed then, and nobody is to be told.
///
/// Not for `close(2)`, which has closed the descriptor even so: see ``closeFile(_:)``.
///
/// - Parameter call: A call that gives −1 and sets `errno` where it fails.
/// - Returns: What the call gave; `errno` is as it left it.
package func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  var result = call()
  while result == -1, errno == EINTR { result = call() }
  return result
}

/// Closes a file that was written; `false`, with `errno`, where the system tells only now that it could not keep the bytes.
///
/// An interrupted call is no failure, and must not be made again: another thread may have got the number meanwhile
/// (close(2), “Dealing with error returns from close()”).
package func closeFile(_ descriptor: Int32) -> Bool {
  close(descriptor) == 0 || errno == EINTR
}

/// Writes all bytes; `false`, with `errno`, where that fails.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = uninterrupted { write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count) }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}

/// Reads into all of `buffer` from `offset` on; the `errno` where that fails, else 0.
///
/// A file that became shorter meanwhile is as bad as one that cannot be read: `EIO`.
func readAll(_ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
  var filled = 0
  while filled < buffer.count {
    let count = uninterrupted {
      pread(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, offset + filled)
    }
    guard count > 0 else { return count == 0 ? EIO : errno }
    filled += count
  }
  return 0
}
