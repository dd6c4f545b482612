/* Writes worksheet forms from scratch with libxlsxwriter: FORM.txt CELLS.txt COUNT FOLDER. See describe.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

enum { MOST = 4096, PARTS = 16 };

typedef struct { char *part[PARTS]; int count; } line_t;
typedef struct { int row, column, is_text; double number; char *text; } value_t;

static line_t form[MOST];
static int form_count;

static char *slurp(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (fread(text, 1, size, file) != (size_t)size) exit(1);
  text[size] = 0;
  fclose(file);
  return text;
}

static line_t split(char *text) {
  line_t line = {{0}, 0};
  for (char *part = text; part && line.count < PARTS; ) {
    line.part[line.count++] = part;
    part = strchr(part, '\t');
    if (part) *part++ = 0;
  }
  return line;
}

/* U+2028 stands for a line break. */
static char *with_breaks(char *text) {
  char *out = text;
  for (const char *in = text; *in; ) {
    if (!strncmp(in, "\xE2\x80\xA8", 3)) { *out++ = '\n'; in += 3; }
    else *out++ = *in++;
  }
  *out = 0;
  return text;
}

static int border(const char *name) {
  const char *names[] = {"-", "thin", "medium", "dashed", "dotted", "thick", "double", "hair"};
  for (int i = 0; i < 8; i++) if (!strcmp(name, names[i])) return i;
  return 0;
}

static lxw_format *style(lxw_workbook *book, char **part) {
  lxw_format *look = workbook_add_format(book);
  format_set_font_name(look, part[0]);
  format_set_font_size(look, atof(part[1]));
  if (*part[2] == '1') format_set_bold(look);
  format_set_font_color(look, strtol(part[3], NULL, 16));
  if (*part[4] != '-') {
    format_set_pattern(look, LXW_PATTERN_SOLID);
    format_set_bg_color(look, strtol(part[4], NULL, 16));
  }
  if (!strcmp(part[5], "left")) format_set_align(look, LXW_ALIGN_LEFT);
  if (!strcmp(part[5], "center")) format_set_align(look, LXW_ALIGN_CENTER);
  if (!strcmp(part[5], "right")) format_set_align(look, LXW_ALIGN_RIGHT);
  if (!strcmp(part[6], "center")) format_set_align(look, LXW_ALIGN_VERTICAL_CENTER);
  if (!strcmp(part[6], "top")) format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
  if (*part[7] == '1') format_set_text_wrap(look);
  char sides[64];
  snprintf(sides, sizeof sides, "%s", part[8]);
  format_set_left(look, border(strtok(sides, ",")));
  format_set_right(look, border(strtok(NULL, ",")));
  format_set_top(look, border(strtok(NULL, ",")));
  format_set_bottom(look, border(strtok(NULL, ",")));
  format_set_num_format(look, part[9]);
  return look;
}

static void make(const char *path, const value_t *values, int count) {
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *sheet = NULL;
  lxw_format *styles[256];
  static lxw_format *looks[1024][64];
  int style_count = 0;
  for (int i = 0; i < form_count; i++) {
    char **part = form[i].part + 1;
    const char *kind = form[i].part[0];
    if (!strcmp(kind, "name")) sheet = workbook_add_worksheet(book, part[0]);
    else if (!strcmp(kind, "style")) styles[style_count++] = style(book, part);
    else if (!strcmp(kind, "column")) worksheet_set_column(sheet, atoi(part[0]) - 1, atoi(part[0]) - 1, atof(part[1]), NULL);
    else if (!strcmp(kind, "row")) worksheet_set_row(sheet, atoi(part[0]) - 1, atof(part[1]), NULL);
    else if (!strcmp(kind, "merge"))
      worksheet_merge_range(sheet, atoi(part[0]) - 1, atoi(part[1]) - 1, atoi(part[2]) - 1, atoi(part[3]) - 1, "",
                            styles[atoi(part[4])]);
    else {
      int row = atoi(part[0]) - 1, column = atoi(part[1]) - 1;
      looks[row][column] = styles[atoi(part[2])];
      worksheet_write_blank(sheet, row, column, looks[row][column]);
    }
  }
  for (int i = 0; i < count; i++) {
    lxw_format *look = looks[values[i].row][values[i].column];
    if (values[i].is_text) worksheet_write_string(sheet, values[i].row, values[i].column, values[i].text, look);
    else worksheet_write_number(sheet, values[i].row, values[i].column, values[i].number, look);
  }
  if (workbook_close(book) != LXW_NO_ERROR) exit(1);
}

static double day(const char *text) {
  int y, m, d, hour = 0, minute = 0;
  if (sscanf(text, "%d-%d-%d %d:%d", &y, &m, &d, &hour, &minute) < 3) exit(1);
  struct tm date = {.tm_year = y - 1900, .tm_mon = m - 1, .tm_mday = d};
  return timegm(&date) / 86400 + 25569 + (hour * 60 + minute) / 1440.0;
}

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 5) return 64;
  for (char *line = strtok(slurp(argv[1]), "\n"); line && form_count < MOST; line = strtok(NULL, "\n"))
    form[form_count++] = split(line);
  int count = atoi(argv[3]), documents = 0, total = 0, room = 1 << 16;
  value_t *values = malloc(room * sizeof *values);
  int *ends = malloc((count + 1) * sizeof *ends);
  ends[0] = 0;
  for (char *line = slurp(argv[2]), *next; *line && documents < count; line = next) {
    next = strchr(line, '\n');
    *next++ = 0;
    if (!strcmp(line, ".")) { ends[++documents] = total; continue; }
    if (total == room) values = realloc(values, (room *= 2) * sizeof *values);
    line_t cell = split(line);
    int kind = *cell.part[2];
    values[total++] = (value_t){atoi(cell.part[0]) - 1, atoi(cell.part[1]) - 1, kind == 's',
                                kind == 'd' ? day(cell.part[3]) : atof(cell.part[3]), with_breaks(cell.part[3])};
  }
  double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (int i = 0; i < documents; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%d.xlsx", argv[4], i);
    make(path, values + ends[i], ends[i + 1] - ends[i]);
  }
  printf("{\"items\":%d,\"cpu\":%f,\"wall\":%f}\n", documents, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu,
         seconds(CLOCK_MONOTONIC) - wall);
  return 0;
}
