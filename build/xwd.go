package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
)

// xwdHeader is the fixed part of an X window dump, as <X11/XWDFile.h> lays it
// out: 25 big-endian words.
type xwdHeader struct {
	HeaderSize, Version, Format, Depth, Width, Height, XOffset uint32
	ByteOrder, BitmapUnit, BitmapBitOrder, BitmapPad           uint32
	BitsPerPixel, BytesPerLine, VisualClass                    uint32
	RedMask, GreenMask, BlueMask                               uint32
	BitsPerRGB, ColourMapEntries, Colours                      uint32
	WindowWidth, WindowHeight, WindowX, WindowY, WindowBorder  uint32
}

const (
	xwdVersion  = 7
	xwdZPixmap  = 2
	xwdMSBFirst = 1
	// xwdColour is the length of one entry of the colour map, in bytes.
	xwdColour = 12
	// xwdMost bounds what a broken header can make us ask memory for.
	xwdMost = 1 << 14
)

// decodeXWD reads the only sort of dump that an X server of today makes: whole
// pixels of 32 bits with 8 for each colour.
func decodeXWD(r io.Reader) (*image.RGBA, error) {
	var head xwdHeader
	if err := binary.Read(r, binary.BigEndian, &head); err != nil {
		return nil, fmt.Errorf("read the head of the window dump: %w", err)
	}
	if err := head.check(); err != nil {
		return nil, err
	}
	rest := int64(head.HeaderSize) - int64(binary.Size(head)) + int64(head.Colours)*xwdColour
	if _, err := io.CopyN(io.Discard, r, rest); err != nil {
		return nil, fmt.Errorf("read the colours of the window dump: %w", err)
	}
	return head.pixels(r)
}

func (h xwdHeader) check() error {
	switch {
	case h.Version != xwdVersion || h.HeaderSize < uint32(binary.Size(h)):
		return errors.New("not a window dump")
	case h.Format != xwdZPixmap || h.BitsPerPixel != 32:
		return fmt.Errorf("window dump of format %d with %d bits a pixel is not read here", h.Format, h.BitsPerPixel)
	case h.RedMask != 0xff0000 || h.GreenMask != 0xff00 || h.BlueMask != 0xff:
		return fmt.Errorf("window dump with the colour masks %x %x %x is not read here", h.RedMask, h.GreenMask, h.BlueMask)
	case h.Width == 0 || h.Height == 0 || h.Width > xwdMost || h.Height > xwdMost || h.BytesPerLine < 4*h.Width || h.BytesPerLine > 8*xwdMost:
		return fmt.Errorf("window dump of %d × %d with lines of %d bytes", h.Width, h.Height, h.BytesPerLine)
	}
	return nil
}

func (h xwdHeader) pixels(r io.Reader) (*image.RGBA, error) {
	var order binary.ByteOrder = binary.LittleEndian
	if h.ByteOrder == xwdMSBFirst {
		order = binary.BigEndian
	}
	img := image.NewRGBA(image.Rect(0, 0, int(h.Width), int(h.Height)))
	line := make([]byte, h.BytesPerLine)
	for y := range int(h.Height) {
		if _, err := io.ReadFull(r, line); err != nil {
			return nil, fmt.Errorf("read line %d of the window dump: %w", y, err)
		}
		row := img.Pix[y*img.Stride:]
		for x := range int(h.Width) {
			pixel := order.Uint32(line[4*x:])
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = byte(pixel>>16), byte(pixel>>8), byte(pixel), 0xff
		}
	}
	return img, nil
}
