/** Brackets or dashes within one another, as nobody writes them. */
const deeplyNested = /(?:(?:[[{]|- |\? |[\w"']{1,40}: )\s*){40}/;

/** Whether reading a text of YAML would take time without end; what nobody writes so is not read. */
export function isDeeplyNested(yaml: string): boolean {
  return deeplyNested.test(yaml);
}
