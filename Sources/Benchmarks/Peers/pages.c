// Draws a script of pages (see PageScript.swift) with pango and cairo: into one PDF, or each page into one.
//   pages SCRIPT COUNT FOLDER file|files
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct { char *parts[8]; } Mark;
typedef struct { Mark *marks; int count; double width, height; } List;

static List artworks[64], *pages;
static int artwork_count, page_count;

static double pt(const char *text) { return atoi(text) / 1000.0; }

static void read_script(char *text, int wanted) {
  List *list = NULL;
  pages = calloc(wanted, sizeof(List));
  for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
    Mark mark = {{0}};
    int count = 0;
    for (char *part = strsep(&line, "\t"); part && count < 8; part = strsep(&line, "\t")) mark.parts[count++] = part;
    if (!strcmp(mark.parts[0], "artwork")) {
      list = &artworks[artwork_count++];
    } else if (!strcmp(mark.parts[0], "page")) {
      if (page_count == wanted) return;
      list = &pages[page_count++];
      list->width = pt(mark.parts[1]);
      list->height = pt(mark.parts[2]);
    } else {
      if (list->count % 256 == 0) list->marks = realloc(list->marks, (list->count + 256) * sizeof(Mark));
      list->marks[list->count++] = mark;
    }
  }
}

static void colour(cairo_t *cr, const char *hex) {
  long value = strtol(hex, NULL, 16);
  cairo_set_source_rgb(cr, (value >> 16) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0);
}

static void outline(cairo_t *cr, const char *steps) {
  for (char *at = (char *)steps; *at;) {
    char step = *at++;
    double n[6];
    int count = step == 'C' ? 6 : step == 'Z' ? 0 : 2;
    for (int i = 0; i < count; i++) n[i] = strtol(at, &at, 10) / 1000.0;
    if (step == 'M') cairo_move_to(cr, n[0], n[1]);
    if (step == 'L') cairo_line_to(cr, n[0], n[1]);
    if (step == 'C') cairo_curve_to(cr, n[0], n[1], n[2], n[3], n[4], n[5]);
    if (step == 'Z') cairo_close_path(cr);
    while (*at == ' ') at++;
  }
}

// Descriptions of fonts, made once for each family and size.
static PangoFontDescription *font(const char *family, const char *size) {
  static struct { const char *family, *size; PangoFontDescription *made; } known[64];
  static int count;
  for (int i = 0; i < count; i++)
    if (!strcmp(known[i].family, family) && !strcmp(known[i].size, size)) return known[i].made;
  PangoFontDescription *made = pango_font_description_new();
  pango_font_description_set_family(made, family);
  pango_font_description_set_absolute_size(made, pt(size) * PANGO_SCALE);
  if (count < 64) {
    known[count].family = family;
    known[count].size = size;
    known[count++].made = made;
  }
  return made;
}

static void draw(cairo_t *cr, PangoLayout *layout, List *list) {
  for (int i = 0; i < list->count; i++) {
    char **p = list->marks[i].parts;
    if (!strcmp(p[0], "text")) {
      colour(cr, p[4]);
      pango_layout_set_font_description(layout, font(p[5], p[3]));
      pango_layout_set_text(layout, p[6], -1);
      cairo_move_to(cr, pt(p[1]), pt(p[2]));
      pango_cairo_show_layout_line(cr, pango_layout_get_line_readonly(layout, 0));
    } else if (!strcmp(p[0], "line")) {
      colour(cr, p[6]);
      cairo_set_line_width(cr, pt(p[5]));
      cairo_move_to(cr, pt(p[1]), pt(p[2]));
      cairo_line_to(cr, pt(p[3]), pt(p[4]));
      cairo_stroke(cr);
    } else if (!strcmp(p[0], "path")) {
      outline(cr, p[4]);
      if (*p[3] != '-') {
        colour(cr, p[3]);
        cairo_fill_preserve(cr);
      }
      if (*p[2] != '-') {
        colour(cr, p[2]);
        cairo_set_line_width(cr, pt(p[1]));
        cairo_stroke_preserve(cr);
      }
      cairo_new_path(cr);
    } else {
      cairo_save(cr);
      cairo_translate(cr, pt(p[2]), pt(p[3]));
      draw(cr, layout, &artworks[atoi(p[1])]);
      cairo_restore(cr);
    }
  }
}

static double cpu(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  char *text;
  if (argc != 5 || !g_file_get_contents(argv[1], &text, NULL, NULL)) return 1;
  int is_single = !strcmp(argv[4], "files");
  read_script(text, atoi(argv[2]));
  double begun = wall(), spent = cpu();
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  PangoLayout *layout = NULL;
  for (int i = 0; i < page_count; i++) {
    if (is_single || i == 0) {
      char path[4096];
      snprintf(path, sizeof path, is_single ? "%s/%d.pdf" : "%s/pages.pdf", argv[3], i);
      surface = cairo_pdf_surface_create(path, pages[i].width, pages[i].height);
      cr = cairo_create(surface);
      layout = pango_cairo_create_layout(cr);
    }
    draw(cr, layout, &pages[i]);
    cairo_show_page(cr);
    if (is_single || i == page_count - 1) {
      g_object_unref(layout);
      cairo_destroy(cr);
      cairo_surface_finish(surface);
      if (cairo_surface_status(surface)) return 1;
      cairo_surface_destroy(surface);
    }
  }
  printf("{\"items\":%d,\"cpu\":%f,\"wall\":%f}\n", page_count, cpu() - spent, wall() - begun);
  return 0;
}
