/** What the core finds in place of the module `vscode`: nothing. */
export {};
