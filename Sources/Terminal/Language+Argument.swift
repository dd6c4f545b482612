public import ArgumentParser
public import Findings

extension Language: ExpressibleByArgument {}
