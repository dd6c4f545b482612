import Findings
import Records

/// Why a form cannot take the place of another.
extension RegisterError {
  static func ownReplacement(_ number: String) -> RegisterError {
    RegisterError(
      .wrongReplacement, "\(number) 不能由自己代替。没有登记；请核对 --replaced-by 的编号",
      hant: "\(number) 不能由自己代替。沒有登記；請核對 --replaced-by 的編號",
      en: "\(number) cannot take its own place. Nothing was recorded; check the number of --replaced-by")
  }

  static func otherKind(_ number: String, _ form: String, wanted: String) -> RegisterError {
    RegisterError(
      .wrongReplacement, "\(number) 是 \(form)，不是 \(wanted)：同一种表单才能代替。没有登记；请核对编号",
      hant: "\(number) 是 \(form)，不是 \(wanted)：同一種表單才能代替。沒有登記；請核對編號",
      en:
        "\(number) is a \(form), not a \(wanted): one takes the place of its own kind alone. Nothing was recorded; check the "
        + "number")
  }

  static func voidReplacement(_ number: String) -> RegisterError {
    RegisterError(
      .wrongReplacement, "\(number) 已作废，不能代替别的单。没有登记；请核对 --replaced-by 的编号",
      hant: "\(number) 已作廢，不能代替別的單。沒有登記；請核對 --replaced-by 的編號",
      en: "\(number) is void and takes no other's place. Nothing was recorded; check the number of --replaced-by")
  }

  static func replacesAnother(_ number: String, _ former: String) -> RegisterError {
    RegisterError(
      .wrongReplacement, "\(number) 已经代替或更正 \(former)，不能再代替另一份。没有登记；请核对 --replaced-by 的编号",
      hant: "\(number) 已經代替或更正 \(former)，不能再代替另一份。沒有登記；請核對 --replaced-by 的編號",
      en:
        "\(number) replaces or corrects \(former) already, and no second form. Nothing was recorded; check the number of "
        + "--replaced-by")
  }

  package static func hasReplacement(_ number: String, _ successor: String) -> RegisterError {
    RegisterError(
      .wrongReplacement, "\(number) 已由 \(successor) 代替或更正。没有登记；还要改，请改 \(successor)",
      hant: "\(number) 已由 \(successor) 代替或更正。沒有登記；還要改，請改 \(successor)",
      en: "\(number) is replaced or corrected by \(successor) already. Nothing was recorded; to change more, change "
        + "\(successor)")
  }

  static func notVoid(_ record: FormRecord) -> RegisterError {
    let (number, state) = (record.number, record.state.label)
    let command = "liandan void \(number) --reason … --replaced-by …"
    return RegisterError(
      .wrongState,
      "\(number) \(state.zhHans)，既没有作废，也没有归档，不能用 --replaces 代替。没有登记；请不加 --replaces 开出新单，再用 \(command)",
      hant:
        "\(number) \(state.text(in: .zhHant))，既沒有作廢，也沒有歸檔，不能用 --replaces 代替。沒有登記；請不加 --replaces 開出新單，再用 \(command)",
      en:
        "\(number) is \(state.text(in: .en)), neither void nor packed, and cannot be replaced. Nothing was recorded; issue "
        + "the new form without --replaces, then run \(command)")
  }
}
