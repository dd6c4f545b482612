import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF whether files are PDF/A. Each argument is a flavour and a file, "2u=form.pdf". Prints a line for a file that is,
 * and for any other the rules that it breaks, how often, and the first place of each.
 */
public final class PDFACheck {
  private record Breach(int count, String message, String place) {}

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean allComply = true;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      PDFAFlavour flavour = PDFAFlavour.fromString(argument.substring(0, equals));
      allComply &= complies(argument.substring(equals + 1), flavour);
    }
    System.exit(allComply ? 0 : 1);
  }

  private static boolean complies(String file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.printf("%s %s %s%n", result.isCompliant() ? "ok" : "NOT", flavour.getId(), file);
      breaches(result).forEach((rule, breach) ->
          System.out.printf("  %s, %d times: %s (%s)%n", rule, breach.count, breach.message, breach.place));
      return result.isCompliant();
    }
  }

  private static Map<String, Breach> breaches(ValidationResult result) {
    Map<String, Breach> breaches = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      breaches.merge(
          rule, new Breach(1, assertion.getMessage(), assertion.getLocation().getContext()),
          (first, next) -> new Breach(first.count + 1, first.message, first.place));
    }
    return breaches;
  }
}
