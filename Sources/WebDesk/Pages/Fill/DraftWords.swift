import Findings

/// What the scripts of a draft say, in the visitor's language.
enum DraftWords {
  private static let words: [(String, LocalizedText)] = [
    ("saved", LocalizedText("已保存", hant: "已儲存", en: "Saved")),
    ("saving", LocalizedText("正在保存…", hant: "正在儲存…", en: "Saving…")),
    ("unsaved", LocalizedText("未保存", hant: "未儲存", en: "Not saved yet")),
    ("offline", LocalizedText("离线，已存在本机", hant: "離線，已存在本機", en: "Offline, kept on this device")),
    ("unkept", LocalizedText("离线，还没有保存", hant: "離線，還沒有儲存", en: "Offline, not saved yet")),
    (
      "leaving",
      LocalizedText(
        "还有没保存的内容，退出后就没有了。仍要退出？", hant: "還有沒儲存的內容，登出後就沒有了。仍要登出？",
        en: "What is not saved is lost when you log out. Log out all the same?")
    ),
    ("refused", LocalizedText("没有保存：", hant: "沒有儲存：", en: "Not saved: ")),
    ("valid", LocalizedText("没有错误，可以开单", hant: "沒有錯誤，可以開單", en: "No errors: it can be issued")),
    ("wrong", LocalizedText("有 # 处要改", hant: "有 # 處要改", en: "# to mend")),
    ("restored", LocalizedText("已恢复上次没有保存的内容", hant: "已恢復上次沒有儲存的內容", en: "What was not saved is back")),
    (
      "older",
      LocalizedText(
        "本机留有没保存的内容，但草稿后来又改过。", hant: "本機留有沒儲存的內容，但草稿後來又改過。",
        en: "This device keeps changes that were not saved, but the draft changed since.")
    ),
    ("restore", LocalizedText("恢复本机的", hant: "恢復本機的", en: "Restore mine")),
    ("drop", LocalizedText("不要了", hant: "不要了", en: "Drop them")),
    ("mine", LocalizedText("用我的盖掉对方的", hant: "用我的蓋掉對方的", en: "Replace theirs by mine")),
    ("theirs", LocalizedText("用对方的（丢掉我的改动）", hant: "用對方的（丟掉我的改動）", en: "Take theirs (drop my changes)")),
    ("own", LocalizedText("您的", hant: "您的", en: "Yours")), ("other", LocalizedText("对方的", hant: "對方的", en: "Theirs")),
    ("field", LocalizedText("栏目", hant: "欄位", en: "Field")),
    ("auto", LocalizedText("不填则用：", hant: "不填則用：", en: "if empty: ")),
    ("taken", LocalizedText("已从以前的单带出：", hant: "已從以前的單帶出：", en: "Taken from an earlier form: ")),
    ("undo", LocalizedText("撤销", hant: "復原", en: "Undo")),
    (
      "tips",
      LocalizedText(
        "Enter 下一行；Tab 到末格加行；Alt+↑↓ 移动；Alt+Insert 插入；Ctrl+D 复制行；Ctrl+Delete 删行；可从 Excel 粘贴",
        hant: "Enter 下一列；Tab 到末格加列；Alt+↑↓ 移動；Alt+Insert 插入；Ctrl+D 複製列；Ctrl+Delete 刪列；可從 Excel 貼上",
        en:
          "Enter: next row; Tab at the end adds one; Alt+↑↓ moves; Alt+Insert inserts; Ctrl+D copies; Ctrl+Delete deletes; "
          + "paste from Excel")
    ),
    ("pasted", LocalizedText("已粘贴行数：", hant: "已貼上列數：", en: "Rows pasted: ")),
    ("left", LocalizedText("没有这些列，未粘贴：", hant: "沒有這些欄，未貼上：", en: "No such columns, left out: ")),
    ("most", LocalizedText("最多行数：", hant: "最多列數：", en: "Most rows: ")),
    ("keep", LocalizedText("保留", hant: "保留", en: "keep")),
    ("sending", LocalizedText("正在传照片…", hant: "正在傳照片…", en: "Sending the picture…")),
    ("failed", LocalizedText("没有传成：", hant: "沒有傳成：", en: "Not sent: ")),
    ("pad", LocalizedText("手写签名区，可用手指或鼠标", hant: "手寫簽名區，可用手指或滑鼠", en: "Pad to sign by finger or mouse")),
    ("clear", LocalizedText("重签", hant: "重簽", en: "Clear")),
    ("accept", LocalizedText("确认签名", hant: "確認簽名", en: "Accept")),
    ("empty", LocalizedText("还没有签", hant: "還沒有簽", en: "Nothing is signed yet")),
    ("signed", LocalizedText("签名已存", hant: "簽名已存", en: "The signature is kept")),
    ("nameless", LocalizedText("签名已存，请写上姓名", hant: "簽名已存，請寫上姓名", en: "The signature is kept: write the name")),
    ("drawn", LocalizedText("手写签名", hant: "手寫簽名", en: "Signed by hand")),
    ("me", LocalizedText("填我的姓名", hant: "填我的姓名", en: "Fill in my name")),
  ]

  /// All of them as one JSON object.
  static func json(_ visit: Visit) -> String {
    JSONValue.object(words.map { ($0.0, .string(visit.text($0.1))) }).text
  }
}
