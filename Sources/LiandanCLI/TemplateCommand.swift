import ArgumentParser
import Findings
import Terminal

/// `liandan template …`
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "template",
    LocalizedText(
      "模板：生成、检查、列标签、套用、查成品", hant: "範本：生成、檢查、列標籤、套用、查成品", en: "templates: make, lint, list tags, render, check output"),
    subcommands: [
      TemplateMakeCommand.self, TemplateLintCommand.self, TemplateTagsCommand.self, TemplateRenderCommand.self,
      TemplateCheckCommand.self,
    ])
}
