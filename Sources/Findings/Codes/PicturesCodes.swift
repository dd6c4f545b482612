extension FindingArea {
  /// Codes of pictures, QR codes and bar codes.
  package static let pictures = FindingArea(
    "pictures", LocalizedText("图片和条码", hant: "圖片和條碼", en: "pictures and codes"),
    #"""
    image-missing error
      找不到数据里写的图片 | 找不到資料裡寫的圖片 | a picture that the data name is not there
      例 找不到图片 照片/1.jpg | 找不到圖片 照片/1.jpg | there is no picture 照片/1.jpg
      → 把图片放在数据文件旁边，或改正路径 | 把圖片放在資料檔案旁邊，或改正路徑 | put the picture beside the data file, or correct its path

    image-outside error
      图片是指向别处的链接，为安全起见不用 | 圖片是指向別處的連結，為安全起見不用 | the picture is a link to a place elsewhere and is not followed, for safety
      例 图片 照片/1.jpg 是指向别处的链接，不能用 | 圖片 照片/1.jpg 是指向別處的連結，不能用 | 照片/1.jpg is a link to a place elsewhere and is not followed
      → 把图片本身放进数据文件的目录 | 把圖片本身放進資料檔案的目錄 | put the picture itself into the folder of the data

    image-unreadable error
      图片读不出来 | 圖片讀不出來 | the picture cannot be read
      例 无法读取图片 照片/1.jpg | 無法讀取圖片 照片/1.jpg | cannot read 照片/1.jpg
      → 检查文件权限；目录、管道和设备不是图片 | 檢查檔案權限；目錄、管線和裝置不是圖片 | check its permissions; folders, pipes and devices are no pictures

    image-altered error
      图片的内容和所给的 sha256 不符 | 圖片的內容和所給的 sha256 不符 | the picture is not the one that the given sha256 stands for
      例 图片 照片/1.jpg 的内容和所给的 sha256 不符 | 圖片 照片/1.jpg 的內容和所給的 sha256 不符 | 照片/1.jpg is not the picture that the given sha256 stands for
      → 换回原来的图片，或去掉 sha256 | 換回原來的圖片，或去掉 sha256 | restore the picture, or leave sha256 out

    picture-format-unknown error
      不是可用的图片格式 | 不是可用的圖片格式 | the picture is of no format that can be used
      例 不是可用的图片，只认 PNG、JPEG、GIF。请另存为其中一种（改扩展名没有用） | 不是可用的圖片，只認 PNG、JPEG、GIF。請另存為其中一種（改副檔名沒有用） | not a usable picture: only PNG, JPEG and GIF are; save it as one of them (a new extension is not enough)
      → 另存为 PNG、JPEG 或 GIF（改扩展名没有用） | 另存為 PNG、JPEG 或 GIF（改副檔名沒有用） | save it as PNG, JPEG or GIF (renaming does not help)

    picture-damaged error
      图片已损坏或不完整 | 圖片已損壞或不完整 | the picture is damaged or incomplete
      例 PNG 图片已损坏或不完整，请重新导出 | PNG 圖片已損壞或不完整，請重新匯出 | the PNG picture is damaged or incomplete; export it again
      → 重新导出图片 | 重新匯出圖片 | export it again

    picture-too-large error
      图片的文件或像素太大 | 圖片的檔案或像素太大 | the picture is too large in bytes or pixels
      例 图片超过 16 MB，请先缩小 | 圖片超過 16 MB，請先縮小 | the picture is larger than 16 MB; make it smaller
      → 先缩小图片 | 先縮小圖片 | make it smaller

    code-too-long error
      内容太长，二维码放不下 | 內容太長，二維碼放不下 | the content does not fit into a QR code
      例 内容有 3000 字节，二维码放不下，请缩短 | 內容有 3000 位元組，二維碼放不下，請縮短 | 3000 bytes do not fit into a QR code; shorten the text
      → 把内容写短 | 把內容寫短 | shorten it

    code-not-possible error
      内容不能印成条码（Code 128） | 內容不能印成條碼（Code 128） | the content cannot become a bar code (Code 128)
      例 “控制箱”不能印成条码：只能有英文字母、数字和半角符号，最多 80 个；汉字请用二维码（qr） | 「控制箱」不能印成條碼：只能有英文字母、數字和半形符號，最多 80 個；漢字請用二維碼（qr） | '控制箱' cannot be a bar code: only ASCII letters, digits and signs, at most 80; use qr for other texts
      → 只用英文字母、数字和半角符号；汉字用二维码 | 只用英文字母、數字和半形符號；漢字用 二維碼 | use letters, digits and plain signs; for Chinese use a QR code
    """#)
}
