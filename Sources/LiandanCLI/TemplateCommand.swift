import ArgumentParser

/// `liandan template …`
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "模板：生成、检查、列标签、套用、查成品 · templates: make, lint, list tags, render, check output",
    subcommands: [
      TemplateMakeCommand.self, TemplateLintCommand.self, TemplateTagsCommand.self, TemplateRenderCommand.self,
      TemplateCheckCommand.self,
    ])
}
