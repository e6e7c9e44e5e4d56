import assert from 'node:assert/strict';
import type { SiteLanguage } from '../../../server/src/call-sites/languages/language.ts';
import { finds, typedAt } from './marked.ts';

describe('operations in Java', () => {
  it('are found in annotations, setters and variables', () => {
    finds(
      'java',
      `
package com.example;
import com.alipay.mobile.framework.service.annotation.OperationType;
public interface LoginClient {
    @SignCheck
    @OperationType("«declaration com.example.login»")
    Result login(Request request);
    @OperationType(value = "«declaration com.example.login»") @CheckLogin
    Result again(Request request);
    @com.alipay.mobile.framework.service.annotation.OperationType( "«declaration com.example.login»" )
    Result full(Request request);
}
class Other {
    static final String LOGIN = "«mention com.example.login»", operationType = "«call com.example.login»";
    { context.setOperationType("«call com.example.login»"); record.setOperationType("«mention DELETE»"); }
    @OperationType("«mention tan»") class Tan {}
    @Other("«mention com.example.login»") String description = OperationType("«mention com.example.login»");
}
`,
    );
  });

  it('are not found in comments, in other strings and in parts of strings', () => {
    finds(
      'java',
      `
// @OperationType("com.example.login")
/** @OperationType("com.example.login") /* */
@OperationType(PREFIX + "com.example.login") @OperationType("com.example" + ".login")
String a = "@OperationType(\\"com.example.login\\")", b = """
    @OperationType("com.example.login") \\""" "com.example.login"
    """, c = "";
char quote = '"', other = '\\'', unicode = '\\u0022'; @OperationType("«declaration com.example.login»")
`,
    );
  });

  it('are found in what is not finished', () => {
    finds('java', '@OperationType("«declaration com.example.login»');
    finds('java', '@OperationType("«declaration com.example.login»\nResult a(); @Other("«mention a.b»")');
    finds('java', 'String a = "it is not\n@OperationType("«declaration com.example.login»")');
    finds('java', 'String a = """ not closed\n@OperationType("«declaration com.example.login»")');
    finds('java', '/* not closed @OperationType("com.example.login")');
  });
});

describe('operations in Kotlin', () => {
  it('are found in annotations, arguments and properties', () => {
    finds(
      'kotlin',
      `
interface LoginClient {
    @OperationType("«declaration com.example.login»")
    fun login(request: Request): Result
}
val operationType: String? = "«call com.example.login»"
val operationType = """«call com.example.login»"""
rpc(operationType = "«call com.example.login»", name = "«mention com.example.login»")
fun call(operationType: String = "«call com.example.login»") {}
`,
    );
  });

  it('are not found in comments and in what is computed', () => {
    finds(
      'kotlin',
      `
/* /* */ @OperationType("com.example.login") */
rpc(operationType = "com.example.$name"); rpc(operationType = "com.example.\${name}")
val a = "\${map["«mention com.example.login»"]?.let { "{" }} operationType = 'com.example.login'" + '"' + '\\''
rpc(operationType = "«call com.example.login»")
`,
    );
  });
});

describe('operations in Swift', () => {
  it('are found in properties and arguments', () => {
    finds(
      'swift',
      `
let method = DTRpcMethod()
method.operationType = "«call com.example.login»"
var operationType: String? = "«call com.example.login»"
rpc.call(operationType: "«call com.example.login»", name: "«mention com.example.login»")
method.operationType = #"«call com.example.login»"#
let operationType = """
  com.example.login
  """
let isLogin = method.operationType == "«mention com.example.login»"
`,
    );
  });

  it('are not found in comments and in what is computed', () => {
    finds(
      'swift',
      `
/* /* */ method.operationType = "com.example.login" */ // "com.example.login"
method.operationType = "com.example.\\(name)"
let text = "\\(names["«mention com.example.login»"] ?? ")") operationType = 'com.example.login'"
let raw = ##"operationType = "com.example.login" "# "##, other = #"" "com.example.login" "#
let which = isNew ? operationType : "«mention com.example.login»"
method.operationType = "«call com.example.login»"
`,
    );
    finds('swift', 'let raw = #"not closed\nmethod.operationType = "«call com.example.login»"');
  });
});

describe('operations in Objective-C', () => {
  it('are found in properties and arguments', () => {
    finds(
      'objective-c',
      `
#import "Header.h"
#include "Header.h"
DTRpcMethod *method = [[DTRpcMethod alloc] init];
method.operationType = @"«call com.example.login»";
method.returnType = @"@\\"Result\\"";
[method setOperationType:@"«call com.example.login»"];
[Rpc call:@"«mention com.example.login»" operationType: @"«call com.example.login»"];
NSString *operationType = @"«call com.example.login»";
controller.operationType = @"«mention detail»";
dispatch_queue_create("«mention com.example.queue»", NULL);
`,
    );
  });

  it('are not found in comments, in other strings and in parts of strings', () => {
    finds(
      'objective-c',
      `
// method.operationType = @"com.example.login";
/* /* method.operationType = @"com.example.login"; */
#pragma mark - don't
method.operationType = @"com.example" @".login" "a.b";
char quote = '"'; NSString *text = @"method.operationType = @\\"com.example.login\\"";
method.operationType = @"«call com.example.login»";
`,
    );
  });
});

describe('an operation that is being typed in native code', () => {
  const cases: [language: SiteLanguage, marked: string, typed: string][] = [
    ['java', '@OperationType("┆")', 'declaration ""'],
    ['java', '@OperationType("┆', 'declaration ""'],
    ['java', '@OperationType("com.exa┆\nResult a();', 'declaration "com.exa"'],
    ['java', '@OperationType("com.exa┆) Result a(@Named("x") String b);', 'declaration "com.exa"'],
    ['java', '@OperationType(value = "┆")', 'declaration ""'],
    ['java', '@OperationTypes("┆")', 'nothing'],
    ['java', '// @OperationType("┆")', 'nothing'],
    ['kotlin', '@OperationType("com.┆")', 'declaration "com."'],
    ['kotlin', 'rpc(operationType = "┆")', 'call ""'],
    ['swift', 'method.operationType = "┆"', 'call ""'],
    ['swift', 'method.operationType = "┆', 'call ""'],
    ['swift', 'rpc(operationType: "com┆")', 'call "com"'],
    ['objective-c', 'method.operationType = @"┆";', 'call ""'],
    ['objective-c', 'method.operationType = @"┆', 'call ""'],
    ['objective-c', '[method setOperationType:@"com.┆"];', 'call "com."'],
    ['objective-c', 'method.operationType = ┆@"com.";', 'nothing'],
    ['objective-c', 'method.returnType = @"┆"; method.operationType = @"";', 'nothing'],
  ];
  for (const [language, marked, typed] of cases) {
    it(`${marked} is ${typed}`, () => assert.equal(typedAt(language, marked), typed));
  }
});
